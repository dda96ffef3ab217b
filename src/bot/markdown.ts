/** Text in which Discord's markdown is already made harmless; only this module makes it from what people wrote, and code-block.ts from code. */
export type Markdown = string;

/** A stretch of a text to set off: the words that were asked for, the answer itself, or words that were typed, in a text that is bold. */
export type Mark = { readonly start: number; readonly end: number; readonly kind: 'matched' | 'answer' | 'typed' };

/**
 * What opens markup anywhere, makes an address a link, or turns `:name:` into an emoji; Discord shows each as itself behind a
 * backslash.
 */
const anywhere = /[\\*_~`|[\]<>@#]|:(?=\/\/|[\w+-]+:)/g;
/** Characters that open a list, heading or quote at the start of a line only. */
const atStart = /^(\s*)([-+]|\d+(?=[.)]))/;

/** Shows `text` on one line exactly as it is: nothing in it pings, marks up or links. */
export function escape(text: string): Markdown {
  return escapeSegment(plain(text), true);
}

function escapeSegment(segment: string, lineStart: boolean): Markdown {
  const safe = segment.replace(anywhere, '\\$&');
  if (!lineStart) return safe;
  return safe.replace(atStart, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
}

/** Escapes and cuts so that what is sent, backslashes included, stays within `max`. */
export function escapeWithin(text: string, max: number): Markdown {
  let room = max;
  const source = plain(text);
  for (;;) {
    const escaped = escape(cut(source, room));
    if (escaped.length <= max) return escaped;
    room -= Math.max(1, escaped.length - max);
  }
}

/**
 * `text` escaped, with marked stretches in bold, and what was typed underlined. Marks are offsets into `text` as it is
 * given; they may touch or overlap, the answer wins.
 */
export function marked(text: string, marks: readonly Mark[]): Markdown {
  if (marks.length === 0) return wrap(text, undefined, true);
  const kinds = new Uint8Array(text.length);
  for (const wanted of ['typed', 'matched', 'answer'] as const)
    for (const { start, end, kind } of marks) if (kind === wanted) kinds.fill(kindCode[kind], Math.max(0, start), end);
  joinAcrossSpace(kinds, text);
  let out = '';
  for (let from = 0; from < text.length; ) {
    const kind = kinds[from];
    let to = from + 1;
    while (to < text.length && kinds[to] === kind) to++;
    out += wrap(text.slice(from, to), kindOfCode[kind ?? 0], out === '');
    from = to;
  }
  return out;
}

const kindCode: Readonly<Record<Mark['kind'], number>> = { matched: 1, answer: 2, typed: 3 };
const kindOfCode: readonly (Mark['kind'] | undefined)[] = [undefined, 'matched', 'answer', 'typed'];

/**
 * `marked`, line by line, held to `max` UTF-16 units after escaping. A longer text is cut at words, around the answer where there is one, at
 * whole lines where it has some beside that; else from its start. Dots stand where it is cut.
 */
export function markedWithin(text: string, marks: readonly Mark[], max: number): Markdown {
  const answer = marks.find(({ kind }) => kind === 'answer');
  for (let room = Math.min(max, text.length); ; ) {
    const { from, to } = window(text, room, answer);
    const shown = markedLines(text.slice(from, to), marksIn(marks, from, to));
    const whole = `${from > 0 ? '… ' : ''}${shown.trim()}${to < text.length ? '…' : ''}`;
    if (whole.length <= max || room <= 1) return whole.length <= max ? whole : cut(escape(text), max);
    room -= Math.max(1, whole.length - max);
  }
}

function markedLines(text: string, marks: readonly Mark[]): Markdown {
  let from = 0;
  const lines = text.split('\n').map((line) => {
    const own = marksIn(marks, from, from + line.length);
    from += line.length + 1;
    return marked(line, own);
  });
  return lines.join('\n');
}

/** Marks of a stretch of a text, from its beginning. */
const marksIn = (marks: readonly Mark[], from: number, to: number): readonly Mark[] =>
  marks
    .map(({ start, end, kind }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from, kind }))
    .filter(({ start, end }) => start < end);

/** At most `room` of `text`, whole words where it can be, with the answer near its end where that lies far in, and never cut into. */
function window(text: string, room: number, answer: Mark | undefined): { from: number; to: number } {
  if (text.length <= room) return { from: 0, to: text.length };
  const { start: first, end: last } = answer ?? { start: 0, end: 0 };
  const wantedEnd = Math.min(text.length, last + Math.floor(room / 4));
  const start = wholeUnit(text, Math.max(0, Math.min(wantedEnd - room, first)));
  // So near to where there is room a line, or else a word, begins or ends that nothing is shown beyond it.
  const [lineNear, wordNear] = [Math.min(80, Math.floor(room / 4)), 40];
  const line = text.slice(start, Math.min(start + lineNear, first)).indexOf('\n');
  const word = text.slice(start, Math.min(start + wordNear, first + 1)).search(/\s\S/);
  const from = start === 0 ? 0 : start + (line < 0 ? word : line) + 1;
  const end = wholeUnit(text, Math.min(text.length, from + room));
  if (end === text.length) return { from, to: end };
  const lineEnd = text.lastIndexOf('\n', end);
  if (answer !== undefined && lineEnd >= Math.max(last, end - lineNear)) return { from, to: lineEnd };
  const lastSpace = text.slice(from, end + 1).search(/\s\S*$/);
  return { from, to: lastSpace < (end - from) / 2 ? end : Math.max(from + lastSpace, Math.min(last, end)) };
}

/** Not between the halves of a surrogate pair. */
export function wholeUnit(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;
}

/** Two marked words with only space between them read as one mark. */
function joinAcrossSpace(kinds: Uint8Array, text: string): void {
  for (const { index, 0: gap } of text.matchAll(/\s+/g)) {
    const before = kinds[index - 1] ?? 0;
    if (before !== 0 && before === kinds[index + gap.length]) kinds.fill(before, index, index + gap.length);
  }
}

const around: Readonly<Record<Mark['kind'], readonly [open: string, close: string]>> = {
  matched: ['**', '**'],
  answer: ['**', '**'],
  typed: ['__', '__'],
};

/** Marks go around the words, not around the space beside them: `** a**` is not bold. */
function wrap(segment: string, kind: Mark['kind'] | undefined, lineStart: boolean): Markdown {
  const clean = visible(segment);
  const inner = clean.trim();
  if (kind === undefined || inner === '') return escapeSegment(clean, lineStart);
  const [open, close] = around[kind];
  const space = (there: boolean) => (there ? ' ' : '');
  return `${space(clean.startsWith(' '))}${open}${escapeSegment(inner, false)}${close}${space(clean.endsWith(' '))}`;
}

/** A quote: every line behind `> `, so that none stands outside. */
export function quote(text: Markdown): Markdown {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
export const ellipsis = '…';

/** Control characters, which end words and lines. */
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
/** Marks that turn the direction of what follows, and invisible fillers: used to disguise. Joiners are kept. */
export const disguises = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/** Whether a text has anything but letters, signs and single spaces of which each is a whole character: most have not. */
const unusual = /[^ -~\u00A1-\u00AC\u00AE-\u02FF\u0400-\u0482\u048A-\u04FF\u2013\u2014\u2018-\u201F\u2026\u20AC]| {2}/;

/** Text without control characters, direction overrides and half surrogates; every run of space is one space. */
function visible(text: string): string {
  if (!unusual.test(text)) return text;
  return text.toWellFormed().replace(disguises, '').replace(controls, ' ').replace(/\s+/g, ' ');
}

/** `visible`, trimmed. */
export function plain(text: string): string {
  return visible(text).trim();
}

/** The end of the last grapheme that ends within `room`; it may be a long one. */
function wholeGraphemes(text: string, room: number): number {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, room + 64))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return end;
}

/**
 * Cuts to at most `max` UTF-16 units, ellipsis included: at a word where one ends in the second half, else at a grapheme.
 * A text within the limit comes back as it is.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 0) return '';
  const room = max - ellipsis.length;
  const end = unusual.test(text.slice(0, room + 1)) ? wholeGraphemes(text, room) : room;
  const head = text.slice(0, end);
  const atWord = /\s/.test(text.charAt(end)) ? end : head.search(/\s\S*$/);
  return (atWord > room / 2 ? head.slice(0, atWord) : head).trimEnd() + ellipsis;
}

/** `text` escaped, in pieces of at most `max` each: at words where it has any. Nothing but the space between is left out. */
export function piecesWithin(text: string, max: number): readonly Markdown[] {
  const pieces: Markdown[] = [];
  let rest = plain(text);
  while (rest !== '') {
    const length = fitting(rest, max);
    pieces.push(escape(rest.slice(0, length)));
    rest = rest.slice(length).trimStart();
  }
  return pieces;
}

/** How much of `text` takes at most `max` when it is escaped. */
function fitting(text: string, max: number): number {
  for (let room = Math.min(text.length, max); ; ) {
    const end = room === text.length ? room : breakBefore(text, room);
    const over = escape(text.slice(0, end)).length - max;
    if (over <= 0 || end <= 2) return end;
    // A backslash stands before every second character at most.
    room = Math.max(2, end - Math.ceil(over / 2));
  }
}

/** Where to break at or before `at`: after a word, else between characters, else not inside of a surrogate pair. */
function breakBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  if (space > at / 2) return space;
  // A stretch is enough: the text is long, and a character is not.
  const from = Math.max(0, at - 64);
  const whole = graphemes.segment(text.slice(from, at + 64)).containing(at - from)?.index ?? 0;
  return whole > 0 ? from + whole : wholeUnit(text, at);
}
