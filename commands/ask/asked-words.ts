import type { AttachedFile, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Missing, SearchResult } from '../../src/search/index.ts';

/** How a word of the question is shown: without what would be a format. */
type Shown = (word: string) => string;

const unchanged: Shown = (word) => word;

/** Why a question is refused: it is in no language of the articles, or they do not cover it, with what they have nothing about. */
export function whyRefused(
  { languages, missing = [] }: SearchResult,
  messages: Messages,
  { ofSeveral = false, shown = unchanged }: { readonly ofSeveral?: boolean; readonly shown?: Shown } = {},
): string {
  const { writtenIn, notCovered } = ofSeveral ? messages.several : messages.answer;
  if (languages !== undefined) return writtenIn(languages);
  return [notCovered, ...notSaid(missing, messages, shown)].join(' ');
}

/** What is not said of what was asked about, in one sentence; none where all is. */
export function notSaid(
  missing: readonly Missing[],
  { answer }: Messages,
  shown: Shown = unchanged,
): readonly string[] {
  if (missing.length === 0) return [];
  const named = missing.map(({ kind, text }) => (kind === 'direction' ? answer.quoted(shown(text)) : shown(text)));
  return [answer.nothingAbout(named)];
}

/** Discord writes mentions, custom emoji, times, commands and places of a server as codes in angle brackets. */
const codes = /<(?:@[!&]?\d+|#\d+|a?:\w{1,64}:\d+|t:-?\d+(?::\w)?|\/[^:>\n]{1,100}:\d+|id:\w+)>/g;
const linkedText = /\[([^\]\n]{1,300})\]\(\s*<?https?:\/\/[^)\s]{1,2000}\)/gi;
const address = /<?\bhttps?:\/\/[^\s<>]+>?/gi;
/** Bold, underlined, struck through, hidden. */
const doubled = /(\*\*|__|~~|\|\|)(?=\S)([^\n]{1,300}?)(?<=\S)\1/g;
const single = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^\n*_]{1,300}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;
const lineMarks = /^\s{0,3}(?:#{1,3}|-#|>{1,3})[^\S\n]+/gm;

/** What somebody asks, without what only Discord understands: codes, web addresses and marks of its Markdown. */
export function spokenText(text: string): string {
  if (!/[<*_~|`#>[]|:\/\//.test(text)) return text.trim();
  return text
    .replace(codes, ' ')
    .replace(linkedText, '$1')
    .replace(address, ' ')
    .replace(lineMarks, '')
    .replace(doubled, '$2')
    .replace(single, '$2')
    .replace(/`{1,3}/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ (?=[?!.,;:])/g, '')
    .trim();
}

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
