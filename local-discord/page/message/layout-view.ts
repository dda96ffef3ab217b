import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType as Type,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { type Child, h } from '../dom.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { names } from '../names.ts';
import { componentElement, rowElement } from './components-view.ts';
import { ownAddress } from './embed-view.ts';

type Part = APIMessageTopLevelComponent | APIComponentInContainer;

/** A message that is made of components, in their order. */
export function layoutElements(message: MessageView, parts: readonly Part[]): readonly Child[] {
  return parts.map((part) => partElement(message, part));
}

function partElement(message: MessageView, part: Part): Child {
  switch (part.type) {
    case Type.ActionRow:
      return rowElement(message, part);
    case Type.TextDisplay:
      return textElement(part.content);
    case Type.Separator:
      return separator(part.divider ?? true, part.spacing === SeparatorSpacingSize.Large);
    case Type.Section:
      return h(
        'div',
        { class: 'layout-section' },
        h(
          'div',
          { class: 'layout-texts' },
          part.components.map(({ content }) => textElement(content)),
        ),
        part.accessory.type === Type.Thumbnail
          ? picture(part.accessory.media.url, part.accessory.description ?? '')
          : h('discord-action-row', {}, componentElement(message, part.accessory)),
      );
    case Type.MediaGallery:
      return part.items.map(({ media, description }) => picture(media.url, description ?? ''));
    case Type.Container: {
      const element = h('div', { class: 'layout-container' }, layoutElements(message, part.components));
      if (part.accent_color != null)
        element.style.setProperty('--embed-colour', `#${part.accent_color.toString(16).padStart(6, '0')}`);
      return element;
    }
    case Type.File:
      return h('a', { class: 'md-link', href: ownAddress(part.file.url) }, part.name);
  }
}

function textElement(content: string): Child {
  return h('div', { class: 'markdown' }, renderMarkdown(content, names));
}

function separator(isLine: boolean, isLarge: boolean): Child {
  const look = ['layout-space', ...(isLarge ? ['layout-space-large'] : [])].join(' ');
  return isLine ? h('hr', { class: look }) : h('div', { class: look });
}

/** Only this server's pictures are loaded. */
function picture(url: string, alt: string): Child {
  const address = ownAddress(url);
  return address !== undefined && h('img', { class: 'picture', src: address, alt, loading: 'lazy' });
}
