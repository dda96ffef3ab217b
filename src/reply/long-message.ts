import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { cut, type Markdown } from '../bot/markdown.ts';
import type { Message } from '../bot/reply.ts';
import type { Row } from './message-parts.ts';

/** Of what a picture shows. */
const mostAlt = 1_000;

/** A longer text, read from top to bottom: what it is, its parts with lines between them, what there is to say of it, what to press. */
export type LongText = {
  readonly title?: Markdown;
  readonly parts: readonly Markdown[];
  /** In small print. */
  readonly foot?: Markdown;
  readonly rows?: readonly Row[];
};

export function longMessage(text: LongText): Message {
  return { layout: [framed(longParts(text))] };
}

function longParts({ title = '', parts, foot = '', rows = [] }: LongText): readonly APIComponentInContainer[] {
  const texts = [...parts.slice(0, -1), [parts.at(-1) ?? '', ...(foot === '' ? [] : [`-# ${foot}`])].join('\n')];
  return [
    ...(title === '' ? [] : [textPart(`### ${title}`)]),
    ...texts
      .filter((text) => text.trim() !== '')
      .flatMap((text, at) => [...(at === 0 ? [] : [dividingLine()]), textPart(text)]),
    ...rows,
  ];
}

export function framed(components: readonly APIComponentInContainer[]): APIMessageTopLevelComponent {
  return { type: ComponentType.Container, components: [...components] };
}

export function textPart(content: Markdown): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

/** A text with a button beside it. */
export function textWithButton(content: Markdown, accessory: APIButtonComponentWithCustomId): APIComponentInContainer {
  return { type: ComponentType.Section, components: [{ type: ComponentType.TextDisplay, content }], accessory };
}

/** A picture that hangs on the message, by its file's name, with what it shows in words. */
export function picturePart(file: string, alt: string): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${file}` }, description: cut(alt, mostAlt) }],
  };
}

/** A file that hangs on the message. */
export function filePart(file: string): APIComponentInContainer {
  return { type: ComponentType.File, file: { url: `attachment://${file}` } };
}

export function dividingLine(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}
