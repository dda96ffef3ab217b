import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText, endsSentence, hasWords, toLines } from '../readable-text.ts';

/** "00:00:01,000 --> 00:00:04,000", in SubRip's files and in WebVTT's. */
const CUE = /^\s*(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}(?:\s.*)?$/u;
const FEWEST_CUES = 2;
/** A text without the ends of sentences, as machines write it down, is parted after so many letters. */
const LONGEST = 400;

/** Whether a text is subtitles: what is said, below the times when it is. */
export function isSubtitles(source: string): boolean {
  const lines = toLines(source.slice(0, 20_000));
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (!/^(?:\u{FEFF}?WEBVTT\b|\d+\s*$)/u.test(first) && !CUE.test(first)) return false;
  return lines.filter((line) => CUE.test(line)).length >= FEWEST_CUES;
}

/** What is said, sentence by sentence, each with its speaker where the subtitles name one. Linear in time. */
export function readSubtitles(source: string, firstLine = 1): Block[] {
  const blocks: Block[] = [];
  let said: string[] = [];
  let length = 0;
  let start = firstLine;
  let isPassedOver = false;
  const end = (): void => {
    const text = cleanText(said.join(' '));
    if (hasWords(text)) blocks.push({ kind: 'paragraph', text, place: lineAt(start) });
    said = [];
    length = 0;
  };
  const lines = toLines(source);
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '') isPassedOver = false;
    if (/^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/u.test(text) && (lines[index - 1] ?? '').trim() === '')
      isPassedOver = true;
    const isMark = text === '' || CUE.test(line) || CUE.test(lines[index + 1] ?? '');
    if (isPassedOver || isMark) continue;
    const speaker = /^<v(?:\.[\w.]+)?\s+([^<>]{1,80})>/u.exec(text)?.[1]?.trim();
    const words = text.replaceAll(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/gu, '').trim();
    const begins = speaker !== undefined || /^(?:[-–—]\s|>>|\p{Lu}[\p{L} .'-]{0,30}:\s)/u.test(words);
    if (begins || endsSentence(said.at(-1) ?? '') || length > LONGEST) end();
    if (said.length === 0) start = firstLine + index;
    const own = words.replace(/^(?:[-–—]|>>)\s*/u, '');
    said.push(speaker === undefined ? own : `${speaker}: ${own}`);
    length += words.length;
  }
  end();
  return blocks;
}
