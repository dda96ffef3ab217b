import type { APIEmbed } from 'discord-api-types/v10';
import { type Child, h } from '../dom.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { messageTime } from '../markdown/timestamp.ts';
import { names } from '../names.ts';

/** An embed with its parts in Discord's order. */
export function embedElement(embed: APIEmbed): HTMLElement {
  const { author, image, thumbnail, color } = embed;
  const element = h(
    'discord-embed',
    {
      slot: 'embeds',
      'author-name': author?.name,
      'author-url': author?.url,
      thumbnail: ownAddress(thumbnail?.url),
      image: ownAddress(image?.url),
    },
    h('discord-embed-description', { slot: 'description', class: 'embed-text' }, title(embed), description(embed)),
    fields(embed),
    [image, thumbnail].map((picture) => picture !== undefined && elsewhere(picture.url)),
    footer(embed),
  );
  if (color !== undefined) element.style.setProperty('--embed-colour', `#${color.toString(16).padStart(6, '0')}`);
  return element;
}

/** Rendered here rather than by the component, which knows no Markdown in titles. */
function title({ title: text, url }: APIEmbed): Child {
  if (text === undefined) return undefined;
  const content = renderMarkdown(text, names);
  const inner =
    url === undefined
      ? content
      : h('a', { class: 'md-link', href: url, title: url, target: '_blank', rel: 'noopener noreferrer' }, content);
  return h('div', { class: 'embed-title' }, inner);
}

function description({ description: text }: APIEmbed): Child {
  return text !== undefined && h('div', { class: 'markdown' }, renderMarkdown(text, names));
}

function fields({ fields: all = [] }: APIEmbed): Child {
  if (all.length === 0) return undefined;
  let place = 0;
  return h(
    'discord-embed-fields',
    { slot: 'fields' },
    all.map(({ name, value, inline = false }) => {
      place = inline ? (place % 3) + 1 : 0;
      return h(
        'discord-embed-field',
        { class: 'embed-text', inline, 'inline-index': inline ? place : undefined },
        h('div', { class: 'embed-field-name' }, renderMarkdown(name, names)),
        h('div', { class: 'markdown' }, renderMarkdown(value, names)),
      );
    }),
  );
}

function footer({ footer: given, timestamp }: APIEmbed): Child {
  if (given === undefined && timestamp === undefined) return undefined;
  const time = timestamp === undefined ? undefined : messageTime(timestamp, names.locale);
  const parts = [given?.text, time].filter((part) => part !== undefined);
  return h('discord-embed-footer', { slot: 'footer', class: 'embed-footer' }, parts.join(' • '));
}

/** Only this server's pictures are loaded. */
export function ownAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed !== null && parsed.origin === location.origin ? parsed.href : undefined;
}

function elsewhere(url: string): Child {
  if (ownAddress(url) !== undefined) return undefined;
  return h(
    'discord-embed-description',
    { slot: 'fields', class: 'embed-elsewhere' },
    h('a', { class: 'md-link', href: url, target: '_blank', rel: 'noopener noreferrer' }, `Picture: ${url}`),
  );
}
