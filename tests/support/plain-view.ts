import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APILabelComponent,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Reply } from '../../src/bot/reply.ts';
import { shownText } from './discord-markdown.ts';

const styles: Partial<Record<ButtonStyle, string>> = {
  [ButtonStyle.Primary]: '!',
  [ButtonStyle.Danger]: '!!',
};

/** A reply as a member reads it, without colours and fonts: `[button]`, `{menu: choice | choice}`. */
export function plainView(reply: Reply): string {
  if (reply.kind === 'modal') {
    const fields = reply.modal.components.flatMap((each) =>
      each.type === ComponentType.Label ? [`${each.label}: ${field(each.component)}`] : [],
    );
    return ['(a dialog)', reply.modal.title, ...fields].join('\n');
  }
  const { content, components = [], layout = [] } = reply.message;
  const seen = reply.kind === 'update' ? ['(in place of the message)'] : reply.ephemeral ? ['(only you see this)'] : [];
  const shown = [...(content === undefined ? [] : [lines(content)]), ...[...components, ...layout].map(shownPart)];
  return [...seen, ...shown].join('\n');
}

type Part = APIMessageTopLevelComponent | APIComponentInContainer;

/** What a dialog's field shows while it is empty. */
function field(part: APILabelComponent['component']): string {
  if (part.type === ComponentType.TextInput) return `[${part.placeholder ?? ''}]`;
  if (part.type === ComponentType.StringSelect)
    return `{${part.placeholder ?? ''}: ${part.options.map(optionView).join(' | ')}}`;
  return part.type === ComponentType.FileUpload ? `[up to ${part.max_values ?? 1} files]` : '[?]';
}

/** A part of a message: what stands in a box behind bars, a line as dashes, a button beside its text. */
function shownPart(part: Part): string {
  if (part.type === ComponentType.ActionRow) return part.components.map(pressed).join(' ');
  if (part.type === ComponentType.TextDisplay) return lines(part.content);
  if (part.type === ComponentType.Separator) return '---';
  if (part.type === ComponentType.MediaGallery)
    return part.items.map(({ description }) => `(a picture) ${description ?? ''}`).join('\n');
  if (part.type === ComponentType.File) return `(a file) ${part.file.url}`;
  if (part.type === ComponentType.Section)
    return `${part.components.map(({ content }) => lines(content)).join('\n')} ${pressed(part.accessory)}`;
  if (part.type === ComponentType.Container)
    return part.components.map(shownPart).join('\n').replaceAll(/^/gm, '| ').replaceAll(/ +$/gm, '');
  return '[?]';
}

function pressed(each: APIComponentInMessageActionRow | APISectionAccessoryComponent): string {
  if (each.type === ComponentType.StringSelect)
    return `{${each.placeholder ?? ''}: ${each.options.map(optionView).join(' | ')}}`;
  if (each.type !== ComponentType.Button || !('custom_id' in each)) return '[?]';
  const label = [each.emoji?.name, each.label].filter((name) => name !== undefined).join(' ');
  return `[${label}]${styles[each.style] ?? ''}`;
}

/** Line by line: the parser drops the breaks between them. Quotes, lists and small print keep their sign. */
function lines(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      const [, sign = '', text = ''] = /^((?:> )*(?:-# |#{1,3} |- )?)(.*)$/.exec(line) ?? [];
      return sign + shownText(text.replaceAll(/<@(\d+)>/g, 'member $1'));
    })
    .join('\n');
}

/** An option of a menu, with what stands below it. */
function optionView({ label, description }: { readonly label: string; readonly description?: string }): string {
  return description === undefined ? label : `${label} (${description})`;
}
