import type { AttachedFile, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { spokenText } from './asked-words.ts';

/** As Discord calls the file that it makes of a long paste. */
const pasted = 'message.txt';

/** What a message says: its text and what was pasted into it, or else what it forwards, asks in a poll or shows. */
export async function textOf(
  { content, otherText, files }: Pick<TargetMessage, 'content' | 'otherText' | 'files'>,
  services: Services,
): Promise<string> {
  const own = spokenText([content, await pastedText(files, services)].join('\n'));
  return own === '' ? spokenText(otherText) : own;
}

/** The text of Discord's own long paste; empty where there is none. */
export async function pastedText(files: readonly AttachedFile[], { channels }: Services): Promise<string> {
  const file = files.find(({ name }) => name === pasted);
  return (file && (await channels.readText?.(file))) ?? '';
}
