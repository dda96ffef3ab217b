import { cleanText } from '../../readable-text.ts';
import type { SourceLine } from '../text-lines.ts';
import { leftOutLines, type TextHead } from './text-head.ts';

const FIELD = /^[A-Z][\w-]{1,40}:(?:\s|$)/u;
/** "On Monday, Piet wrote:", as mail programs put it above what they quote. */
const ATTRIBUTION =
  /^(?:On|Am|Le|El|Em|Il|Op|W dniu|Den)\s.{4,200}\s(?:wrote|schrieb.{0,80}|a écrit|escribió|escreveu|ha scritto|schreef.{0,80}|napisał\(?a?\)?|skrev.{0,80})\s?:\s*$/u;
const QUOTED = /^(?:>\s?)+/u;
const SIGNATURE = /^-- ?$/u;

/**
 * Takes the fields above a mail, its signature and what its program says of what is quoted. Quoted lines stand without their marks,
 * apart from the reply.
 */
export function takeLetterHead(lines: readonly SourceLine[]): TextHead | undefined {
  const start = lines.findIndex(({ raw }) => raw.trim() !== '');
  const end = lines.findIndex(({ raw }, index) => index > start && raw.trim() === '');
  const head = lines.slice(Math.max(0, start), end === -1 ? lines.length : end);
  const from = head.find(({ raw }) => /^From: ?\S/u.test(raw));
  const subject = head.find(({ raw }) => /^Subject: ?\S/u.test(raw));
  if (from === undefined || subject === undefined || !head.every(({ raw }) => FIELD.test(raw) || /^\s/u.test(raw)))
    return undefined;
  const signature = lines.findIndex(({ raw }, index) => index >= end && SIGNATURE.test(raw));
  const body = lines.slice(end, signature === -1 ? lines.length : signature);
  const dates = head.filter(({ raw }) => raw.startsWith('Date:'));
  const title = cleanText(
    subject.raw.slice('Subject:'.length).replace(/^\s*(?:(?:re|fwd?|aw|wg|tr|rv|enc|sv):\s*)+/iu, ''),
  );
  const author = cleanText(from.raw.slice('From:'.length).replaceAll(/<[^<>]*>|\([^()]*@[^()]*\)|"/gu, ''));
  return {
    lines: [...dates, ...withoutMarks(body.filter(({ raw }) => !ATTRIBUTION.test(raw)))],
    leftOut: leftOutLines(
      [
        ...head.filter((line) => !dates.includes(line)),
        ...body.filter(({ raw }) => ATTRIBUTION.test(raw)),
        ...(signature === -1 ? [] : lines.slice(signature)),
      ],
      'by-line',
    ),
    ...(title !== '' && { title: { text: title, number: subject.number } }),
    ...(author !== '' && { author }),
  };
}

function withoutMarks(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line, index) => {
    const isQuoted = QUOTED.test(line.raw);
    const changes = index > 0 && QUOTED.test(lines[index - 1]?.raw ?? '') !== isQuoted;
    const own = isQuoted ? { ...line, raw: line.raw.replace(QUOTED, '') } : line;
    return changes ? [{ raw: '', number: line.number }, own] : [own];
  });
}
