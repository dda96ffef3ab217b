import type { AttachedFile, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { spokenText } from './asked-words.ts';

/** As Discord calls the file that it makes of a long paste. */
const pasted = 'message.txt';
/** A long paste is a few thousand characters. */
const mostBytes = 65_536;
const fileWithinMs = 3_000;

/** What a message says: its text and what was pasted into it, or else what it forwards, asks in a poll or shows. */
export async function textOf(
  { content, otherText, files }: Pick<TargetMessage, 'content' | 'otherText' | 'files'>,
  services: Services,
): Promise<string> {
  const own = spokenText([content, await pastedText(files, services)].join('\n'));
  return own === '' ? spokenText(otherText) : own;
}

/** The text of Discord's own long paste; empty where there is none, or it cannot be had in time. */
export async function pastedText(
  files: readonly AttachedFile[],
  { files: fetcher }: Pick<Services, 'files'>,
): Promise<string> {
  const file = files.find(({ name, size }) => name === pasted && size <= mostBytes);
  if (file === undefined) return '';
  try {
    const { bytes } = await fetcher.fetch(file, AbortSignal.timeout(fileWithinMs), ({ length }) => length <= mostBytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not there, or no text.
    return '';
  }
}
