import type { Article } from '../../src/article/article-model.ts';
import { type AnswerKind, fold, type NameKeys, nameKeys, recognise } from '../../src/search/for-features.ts';

/** Kinds that can be left out and guessed, what is more telling first: "$289 million" is a sum before it is a number. */
const kinds = ['money', 'percent', 'duration', 'date', 'number', 'place', 'person', 'group'] as const;
type GapKind = (typeof kinds)[number];

/** A stretch of a claim that can be left out of it, or stand in for one that is. */
export type Gap = {
  readonly claimId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kinds: readonly GapKind[];
  /** One spelling for what means the same. */
  readonly meaning: string;
  /** Other names of what it names. */
  readonly names: NameKeys;
  /** Its words as `wordsOf` compares them. */
  readonly words: string;
  /** The same for two stretches of which neither gives itself away beside the other: a country and a country, a year and a year. */
  readonly sort: string;
};

/** Everything in an article that could be left out, claim by claim. */
export function gapsOf(article: Article): readonly Gap[] {
  return article.sections.flatMap(({ claims }) => claims.flatMap(({ id, text }) => gapsIn(id, text, article.language)));
}

type Unsorted = Omit<Gap, 'sort' | 'names'>;

function gapsIn(claimId: string, text: string, language: string): readonly Gap[] {
  const found = new Map<string, Unsorted>();
  for (const { start, end, kind, value } of recognise(text, language)) {
    if (!isGapKind(kind)) continue;
    const key = `${start} ${end}`;
    const before = found.get(key);
    const shown = text.slice(start, end);
    found.set(key, {
      claimId,
      start,
      end,
      text: shown,
      kinds: kinds.filter((each) => each === kind || before?.kinds.includes(each)),
      meaning: before?.meaning ?? value ?? wordsOf(shown),
      words: wordsOf(shown),
    });
  }
  const gaps = [...found.values()].filter((gap) => isClear(gap, text));
  // "289 million" lies in "$289 million": only the whole can be left out without giving a part of it away.
  return gaps
    .filter((gap) => !gaps.some((other) => other !== gap && other.start <= gap.start && other.end >= gap.end))
    .map((gap) => ({ ...gap, names: nameKeys(gap.text, language), sort: sortOf(gap, language) }));
}

/**
 * Whole words of which it is clear what they are. A single name may be anyone's or a people's ("Western"): nothing else can
 * be put in its place; "one" and "first" are numbers that nobody asks for.
 */
function isClear({ start, end, text: shown, kinds: [kind, ...more] }: Unsorted, text: string): boolean {
  if (/[\p{L}\p{N}\p{Pd}]$/u.test(text.slice(0, start)) || /^[\p{L}\p{N}\p{Pd}]/u.test(text.slice(end))) return false;
  if (kind === 'number') return /\p{N}/u.test(shown);
  return kind !== 'person' || !more.includes('group');
}

function isGapKind(kind: AnswerKind): kind is GapKind {
  return (kinds as readonly AnswerKind[]).includes(kind);
}

/** Words without accents, capitals and marks, a space before and after each: one text is in another as whole words. */
export function wordsOf(text: string): string {
  return ` ${(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(fold).join(' ')} `;
}

/** The most telling kind, and within it what is alike: countries, names of as many words, dates of one form. */
function sortOf({ kinds: [kind = 'number'], text }: Pick<Gap, 'kinds' | 'text'>, language: string): string {
  if (kind === 'place') return countriesIn(language).has(fold(text)) ? 'country' : kind;
  if (kind === 'person') return `${kind} ${text.split(/\s+/u).length}`;
  return kind === 'date' || kind === 'group' ? `${kind} ${shape(text)}` : kind;
}

const countries = new Map<string, ReadonlySet<string>>();

function countriesIn(language: string): ReadonlySet<string> {
  const known = countries.get(language);
  if (known !== undefined) return known;
  const made = new Set<string>();
  try {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const name = regions.of(first + second);
        if (name !== undefined) made.add(fold(name));
      }
  } catch {
    // A code that is no language's has no names for countries.
  }
  countries.set(language, made);
  return made;
}

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** How different two stretches look: a date with a day beside one without gives itself away. */
export function unlikeness(left: Gap, right: Gap): number {
  const a = shape(left.text);
  const b = shape(right.text);
  return (
    (a === b ? 0 : 2) + Math.abs(left.text.length - right.text.length) / Math.max(left.text.length, right.text.length)
  );
}

function shape(text: string): string {
  return text
    .replace(/\p{N}+(?:[.,]\p{N}+)*/gu, '0')
    .replace(/\p{Lu}\p{L}*/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a');
}
