import { channelTitle, drawnTitle } from '../cleaning/drawn-titles.ts';
import { cleanText, endsSentence, startsLowerCase } from '../readable-text.ts';
import { articleParagraphs, inCount, type Ordinal, readOrdinal, withRomans } from './ordinals.ts';

/** A line of a file, and its number there. */
export type SourceLine = { readonly raw: string; readonly number: number };

/** A line of a text. `indent` and `body` are columns, tabs counting to the next multiple of four. */
export type Line = SourceLine &
  (
    | { readonly kind: 'blank' }
    | { readonly kind: 'rule'; readonly under: 1 | 2 }
    /** A heading that is marked as such: "# Rules", "== Rules ==", "*** Rules ***". */
    | { readonly kind: 'heading'; readonly level: number; readonly text: string }
    | { readonly kind: 'plain'; readonly indent: number; readonly text: string }
    | {
        readonly kind: 'bullet';
        readonly indent: number;
        /** Where the text behind the bullet begins. */
        readonly body: number;
        /** Bullets of one list look alike: `•`, `1.`, `a)`. */
        readonly style: string;
        /** The number of a numbered one, as a reader sees it. */
        readonly label?: string;
        readonly text: string;
      }
  );

export type PlainLine = Extract<Line, { kind: 'plain' }>;
export type BulletLine = Extract<Line, { kind: 'bullet' }>;

const SPACED_BULLET = /^(?:[-*+~•‣⁃◦▪▫·●○■□◆◇►▸▹▻▶➤➢➔➜➙➥→⇒–—✓✔☐☑★☆✦✧✱❖※»‐−＊・]\u{FE0F}?|o(?=\t))(?:\s+|$)/u;
const GLUED_BULLET = /^(?:[•‣⁃◦▪▫●■►▸▹▻▶➤➢➔➜➙➥◆◇□○・🔹🔸🔷🔶👉➡]\u{FE0F}?\s*|[╰└├┗┣╚][┈╌─━═-]*[➤➢>›→]?\s*)(?=\S)/u;
const EMOJI = /^(?![©®™])\p{Extended_Pictographic}\u{FE0F}?/u;
const CHECKBOX = /^\[[ xX]\]\s+/u;
const HASHES = /^(#{1,6})\s+([^#\s].*)$/u;
/** A line between two runs of the same sign; "== Rules ==" is narrower than "= Rules =", the others all rank alike. */
const DECORATED = /^(={1,6}|[*~#_+-]{2,20}|={7,20})\s*([^\s=*~#_+-](?:.*[^\s=*~#_+-])?)\s*\1$/u;
/** A title between signs that draw a line or stand for stars: "▬▬▬ STAFF ▬▬▬", "★ Ranks ★". */
const DRAWN =
  /^((?=[^.´¯`¸])[▬═─━┅╍~•·☆★✦✧◆◇♦❖✿.´¯`¸]{1,30})\s*([^\s▬═─━┅╍~•·☆★✦✧◆◇♦❖✿](?:.*?[^\s▬═─━┅╍~•·☆★✦✧◆◇♦❖✿])?)\s*([▬═─━┅╍~•·☆★✦✧◆◇♦❖✿.´¯`¸]{0,29}[▬═─━┅╍~•·☆★✦✧◆◇♦❖✿])$/u;
const RULE = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|[*_-](?: [*_-]){2,}|~{3,}|#{3,}|[─━═]{3,})\s*$/u;
/** The frame of a table: "+----+----+", "|:---|---|", "=====  =====". */
const FRAME = /^[\s─━═+|:=-]+$/u;
const LONGEST_HEADING = 200;
/** An emoji that begins so many lines is their bullet; it says something, so it stays. */
const EMOJI_BULLETS = 3;
/** These stand for a list however few they are. */
const ALLOWED_OR_NOT = ['✅', '❌', '❎', '⛔', '🚫', '⚠', '⚠\u{FE0F}', '❗', '✔\u{FE0F}', '✖\u{FE0F}'];

/** Tells bullets from other lines. A number or letter is a bullet only as part of a count: "1.", or one more than before. */
export function readLines(lines: readonly SourceLine[]): Line[] {
  const paragraphs = articleParagraphs(lines.map(({ raw }) => raw));
  const ordinals = withRomans(
    lines.map(
      ({ raw }, index) => paragraphs.get(index) ?? withoutWrapped(readOrdinal(raw), raw, lines[index - 1]?.raw),
    ),
  );
  const counted = inCount(ordinals);
  const emoji = emojiBullets(lines);
  return lines.map((line, index) => {
    const title = channelTitle(line.raw, lines[index - 1]?.raw, lines[index + 1]?.raw);
    if (title !== undefined) return { ...line, kind: 'heading', level: 2, text: cleanText(title) };
    return readLine(line, counted.has(index) ? ordinals[index] : undefined, emoji);
  });
}

/** "3.1 percent" in the middle of a sentence is no number of a rule. */
function withoutWrapped(ordinal: Ordinal | undefined, raw: string, before = ''): Ordinal | undefined {
  if (ordinal === undefined || ordinal.isSure || before.trim() === '' || endsSentence(before)) return ordinal;
  const isWrapped = startsLowerCase(raw.trimStart().slice(ordinal.length)) && readOrdinal(before) === undefined;
  return isWrapped && /\p{L}$/u.test(before.trimEnd()) && ordinal.style.endsWith('.1') ? undefined : ordinal;
}

function emojiBullets(lines: readonly SourceLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { raw } of lines) {
    const emoji = EMOJI.exec(raw.trimStart())?.[0];
    if (emoji !== undefined) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  }
  const many = [...counts].filter(([, count]) => count >= EMOJI_BULLETS).map(([emoji]) => emoji);
  return new Set([...ALLOWED_OR_NOT, ...many]);
}

function readLine(line: SourceLine, ordinal: Ordinal | undefined, emoji: ReadonlySet<string>): Line {
  const { raw } = line;
  const text = raw.trimStart();
  if (cleanText(text) === '') return { ...line, kind: 'blank' };
  if (RULE.test(raw) || (FRAME.test(raw) && /[=─━═-]{3}/u.test(raw)))
    return { ...line, kind: 'rule', under: /^[=═]/u.test(text) ? 1 : 2 };
  const heading = readHeading(text);
  if (heading !== undefined) return { ...line, kind: 'heading', ...heading };
  const indent = columns(raw.slice(0, raw.length - text.length), 0);
  const marker =
    ordinal === undefined ? (SPACED_BULLET.exec(text) ?? GLUED_BULLET.exec(text))?.[0] : text.slice(0, ordinal.length);
  if (marker === undefined) {
    const sign = EMOJI.exec(text)?.[0] ?? '';
    const isFramed = text.trimEnd().endsWith(sign) && text.trimEnd() !== sign;
    if (isFramed || !emoji.has(sign)) return { ...line, kind: 'plain', indent, text: cleanText(text) };
    return { ...line, kind: 'bullet', indent, body: indent, style: sign, text: cleanText(text) };
  }
  return {
    ...line,
    kind: 'bullet',
    indent,
    body: columns(marker, indent),
    style: ordinal?.style ?? marker.trim(),
    ...(ordinal !== undefined && { label: ordinal.label }),
    text: cleanText(text.slice(marker.length).replace(CHECKBOX, '')),
  };
}

function readHeading(text: string): { level: number; text: string } | undefined {
  if (text.length > LONGEST_HEADING) return undefined;
  const [, marks, title] = HASHES.exec(text) ?? [];
  if (marks !== undefined && title !== undefined) return { level: marks.length, text: cleanText(title) };
  const [, open = '', drawn, close] = DRAWN.exec(text.trimEnd()) ?? [];
  if (drawn !== undefined && open.charAt(0) === close?.charAt(0)) return { level: 2, text: cleanText(drawn) };
  const [, sign, words] = DECORATED.exec(text.trimEnd()) ?? [];
  if (sign === undefined || words === undefined) {
    const title = drawnTitle(text);
    return title === undefined ? undefined : { level: 2, text: cleanText(title) };
  }
  return { level: sign.startsWith('=') && sign.length < 7 ? sign.length : 2, text: cleanText(words) };
}

function columns(text: string, from: number): number {
  let column = from;
  for (const character of text) column = character === '\t' ? column + 4 - (column % 4) : column + 1;
  return column;
}
