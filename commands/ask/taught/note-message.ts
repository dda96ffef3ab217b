import { escape, escapeWithin, type Markdown, quote } from '../../../src/bot/markdown.ts';
import type { Messages } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Taught, TaughtNote } from '../../../src/library/teaching/taught.ts';
import { limits } from '../../../src/reply/claim-quotes.ts';

type NoteContext = {
  /** The line over it: the question. */
  readonly top: Markdown;
  /** Whether it surely answers. */
  readonly isSure: boolean;
  /** Absent where it is not known. */
  readonly serverName: string | undefined;
  readonly messages: Messages;
  /** Who made it public. */
  readonly sharedBy?: string;
};

/** What the moderators, or a member, say: quoted, and as theirs, so that nobody takes it for an article's. */
export function noteMessage(
  { at, teaching: { text, from } }: Taught<TaughtNote>,
  { top, isSure, serverName, messages: { answer, answerNotes, taught }, sharedBy }: NoteContext,
): Message {
  const server = serverName === undefined ? taught.here : `**${escapeWithin(serverName, limits.name)}**`;
  const day = `<t:${Math.floor(at / 1000)}:D>`;
  const before = [...(top === '' ? [] : [top]), ...(isSure ? [] : [answer.unsure])];
  const after = sharedBy === undefined ? [] : [`-# ${answerNotes.sharedBy(`<@${sharedBy}>`)}`];
  return { content: [...before, quote(escape(text)), `-# ${taught[from](server, day)}`, ...after].join('\n') };
}
