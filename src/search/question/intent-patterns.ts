import type { Intent, WholeAbout } from '../basics/search-types.ts';
import { nearAmong } from '../language/near-words.ts';
import { classOf, fold, UNSPACED, UNSPACED_SCRIPT } from '../language/tokens.ts';
import { wordsOfPatterns } from './pattern-words.ts';
import { type IntentList, LANGUAGES, listOf } from '../recognise/word-lists.ts';

/** Letters by which a word of the patterns is known again, whatever its ending or what is written together with it. */
const BEGINNING = 3;

const isUnspaced = (word: string): boolean => classOf(word, 0) === UNSPACED;

/** Whether a text without spaces can be cut into such words. */
const isPutTogether = (text: string, words: ReadonlySet<string>, longest: number): boolean => {
  const reached = new Set([0]);
  for (const from of reached) {
    if (from === text.length) return true;
    for (let to = Math.min(text.length, from + longest); to > from; to--) {
      if (words.has(text.slice(from, to))) reached.add(to);
    }
  }
  return false;
};

/** Lists of words, each under a number below 32: which of them could have a word in one of its forms. */
class WordLists {
  readonly #words = new Map<string, number>();
  readonly #beginnings = new Map<string, number>();
  readonly #unspaced: { readonly bit: number; readonly words: ReadonlySet<string>; readonly longest: number }[] = [];

  add(number: number, words: ReadonlySet<string>): void {
    const bit = 1 << number;
    let longest = 0;
    for (const word of words) {
      this.#words.set(word, (this.#words.get(word) ?? 0) | bit);
      if (isUnspaced(word)) {
        longest = Math.max(longest, word.length);
      } else if (word.length >= BEGINNING) {
        const beginning = word.slice(0, BEGINNING);
        this.#beginnings.set(beginning, (this.#beginnings.get(beginning) ?? 0) | bit);
      }
    }
    if (longest > 0) this.#unspaced.push({ bit, words, longest });
  }

  /**
   * The lists, as a set of bits, that have a word, or one that begins like it; in a script without spaces, those that it can
   * be put together from.
   */
  having(word: string): number {
    let lists = (this.#words.get(word) ?? 0) | (this.#beginnings.get(word.slice(0, BEGINNING)) ?? 0);
    if (!isUnspaced(word)) return lists;
    for (const { bit, words, longest } of this.#unspaced) {
      if ((lists & bit) === 0 && isPutTogether(word, words, longest)) lists |= bit;
    }
    return lists;
  }

  /** The lists, as a set of bits, that have all of some words in this way, folded; quick where the last is in none. */
  havingAll(words: readonly string[]): number {
    let lists = -1;
    // A question's last words say what it is about: those are seldom in a pattern.
    for (let at = words.length - 1; at >= 0 && lists !== 0; at--) lists &= this.having(fold(words[at] ?? ''));
    return lists;
  }
}

/** A text in lower case without accents and marks, and its words. */
type Wording = { readonly text: string; readonly words: readonly string[] };

/** The words of such a text. */
export const wordsOfText = (text: string): readonly string[] => text.split(/[\s']+/u);

const wordingOf = (text: string): Wording => ({ text, words: wordsOfText(text) });

/** One way to say something. A pattern must cover a whole question, so each word of that must be like one in the pattern. */
type Pattern<I extends Intent = Intent> = { readonly intent: I; readonly matches: (wording: Wording) => boolean };

type Whole = Extract<Intent, { kind: 'whole' }>;

/** A language's patterns for what is not about a claim. */
export type IntentPatterns = {
  /** What a folded text says that has no marks but line ends between its clauses: if a pattern covers it, or two its two parts. */
  readonly intentOf: (text: string) => Intent | undefined;
  /** The words that the patterns are made of; a text with spaces has no others, but for typos. */
  readonly words: ReadonlySet<string>;
  readonly isSpaced: boolean;
  /** Those of the words that another is one edit away from. */
  readonly near: (word: string) => readonly string[];
  /** Words that say nothing by themselves, beside the stop words. */
  readonly hollow: ReadonlySet<string>;
};

const WHOLE: readonly WholeAbout[] = ['summary', 'title', 'author', 'date', 'source', 'length', 'sections'];
const SMALLTALK = ['greeting', 'thanks', 'bye', 'help'] as const;
const INTENTS = [
  ...SMALLTALK.map((about) => ({ kind: 'smalltalk', about }) as const),
  ...WHOLE.map((about) => ({ kind: 'whole', about }) as const),
];

/** Ways to read a question that are tried: without its polite words, and as two. */
const MOST_CORES = 32;
const MOST_SEAMS = 3;

/** Shorter words are one edit away from too many. */
const SHORTEST_TYPO = 3;

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/**
 * V8 takes up to a millisecond to compile an expression when it is first asked: each is small, and asked only of texts that
 * have no other words than it has. All expressions of a language in one took a tenth of a second.
 */
const patternOf = <I extends Intent>(intent: I, source: string): Pattern<I> => {
  const lists = lazily(() => {
    const own = new WordLists();
    own.add(0, wordsOfPatterns([source]));
    return own;
  });
  const expression = lazily(() => whole(source));
  return { intent, matches: ({ text, words }) => lists().havingAll(words) !== 0 && expression().test(text) };
};

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');

/** Spaces beside letters of a script that has none between words: people put them between phrases. */
const NEEDLESS_SPACE = new RegExp(`(?<=${UNSPACED_SCRIPT.source}) | (?=${UNSPACED_SCRIPT.source})`, 'gu');

/** Where one part of a text may end and the next begin: at its spaces, or between any letters in a script without. */
const cutsOf = (text: string, isSpaced: boolean): readonly { readonly end: number; readonly start: number }[] =>
  isSpaced
    ? [...text.matchAll(/ /gu)].map(({ index }) => ({ end: index, start: index + 1 }))
    : Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => ({ end: at + 1, start: at + 1 }));

/** The words of each language's patterns, under its place among the languages. */
const languageWords = new WordLists();

/** Words for the article, and the words after which its subject follows, of all languages. */
const subjects = new Map<string, Set<string>>();

/** "the article about Russia" is the article: the words up to that, if anything follows. */
const withoutSubject = (words: readonly string[]): readonly string[] | undefined => {
  const at = words.findIndex((word, index) => subjects.get(word)?.has(words[index + 1] ?? '') === true);
  return at === -1 || at + 2 >= words.length ? undefined : words.slice(0, at + 1);
};

const build = (language: string, lists: IntentList): IntentPatterns => {
  const parts = lists.parts ?? {};
  /** "<this>" stands for the part of that name; parts may hold parts. */
  const expand = (source: string): string => {
    const expanded = source.replaceAll(/<(\w+)>/gu, (match, name: string) => parts[name] ?? match);
    return expanded === source ? fold(source) : expand(expanded);
  };
  const sources = INTENTS.flatMap((intent) => (lists[intent.about] ?? []).map((source) => ({ intent, source })));
  const then = WHOLE.flatMap((about) =>
    (lists.then?.[about] ?? []).map((source) => ({ intent: { kind: 'whole', about } as const, source })),
  );
  const all = [...Object.values(parts), ...[...sources, ...then].map(({ source }) => source)].map(fold);
  const isSpaced = !all.some((source) => UNSPACED_SCRIPT.test(source));
  const words = wordsOfPatterns(all);
  languageWords.add(INTENT_LANGUAGES.indexOf(language), words);
  for (const { noun, by } of lists.subject ?? []) {
    for (const word of [noun, fold(noun)]) {
      subjects.set(word, new Set([...(subjects.get(word) ?? []), ...by, ...by.map(fold)]));
    }
  }

  /** A text of one clause. */
  const flat = (text: string): string => text.replaceAll('\n', isSpaced ? ' ' : '');
  const patterns = lazily(() => sources.map(({ intent, source }) => patternOf<Intent>(intent, expand(source))));
  const thenPatterns = lazily(() => then.map(({ intent, source }) => patternOf<Whole>(intent, expand(source))));
  const please = lazily(() => whole(expand(parts['please'] ?? '')));
  const tail = lazily(() => whole(expand(parts['tail'] ?? '')));
  /** A greeting or thanks before the question itself. */
  const opening = lazily(() => {
    const openings = [...(lists.greeting ?? []), ...(lists.thanks ?? [])].map(expand).join('|');
    return new RegExp(`^(?:${openings})${isSpaced ? '\\s+' : ''}`, 'u');
  });

  /** A text without the "can you tell me" that it begins with and the "for me" that it ends with, in all ways. */
  const coresOf = (text: string): Wording[] => {
    const cuts = cutsOf(text, isSpaced);
    const starts = [0, ...cuts.map(({ start }) => start)].filter((start) => please().test(text.slice(0, start)));
    const ends = [...cuts.map(({ end }) => end), text.length].filter((end) => tail().test(text.slice(end)));
    return starts
      .flatMap((start) => ends.filter((end) => end > start).map((end) => wordingOf(text.slice(start, end))))
      .slice(-MOST_CORES);
  };
  const find = <I extends Intent>(text: string, among: readonly Pattern<I>[]): I | undefined => {
    const cores = coresOf(text);
    return among.find(({ matches }) => cores.some(matches))?.intent;
  };

  const seam = lazily(() => {
    const [and, joined] = [listOf(language).and ?? [], lists.and ?? []].map((words) => words.map(fold).join('|'));
    const spaced = `(?:${and}) ${joined === '' ? '' : `|${joined}`}`;
    const unspaced = [and, joined].filter((words) => words !== '').join('|');
    return new RegExp(isSpaced ? `\\n(?:${spaced})?| (?:${spaced})` : `\\n(?:${unspaced})?|${unspaced}`, 'gu');
  });
  /** "what is it about and who wrote it", "who wrote this? when?". */
  const both = (text: string): Whole | undefined => {
    for (const { 0: joint, index } of [...text.matchAll(seam())].slice(0, MOST_SEAMS)) {
      const first = find(flat(text.slice(0, index)), patterns());
      if (first?.kind !== 'whole') continue;
      const rest = flat(text.slice(index + joint.length));
      const second = find(rest, patterns()) ?? find(rest, thenPatterns());
      if (second?.kind === 'whole') return { ...first, also: second.about };
    }
    return undefined;
  };

  const intentOf = (given: string): Intent | undefined => {
    const text = isSpaced ? given : given.replaceAll(NEEDLESS_SPACE, '');
    const rest = text.replace(opening(), '');
    const texts = rest === text || rest === '' ? [text] : [text, rest];
    for (const one of texts) {
      const intent = find(flat(one), patterns()) ?? both(one);
      if (intent !== undefined) return intent;
    }
    const article = isSpaced ? withoutSubject(wordsOfText(text)) : undefined;
    return article === undefined ? undefined : find(article.join(' '), patterns());
  };

  const near = lazily(() => nearAmong(words, SHORTEST_TYPO));
  return {
    intentOf,
    words,
    isSpaced,
    near: (word) => near()(word),
    hollow: new Set(lists.hollow ?? []),
  };
};

/** Languages with patterns. */
export const INTENT_LANGUAGES: readonly string[] = LANGUAGES.filter(
  (language) => listOf(language).intents !== undefined,
);

const built = new Map<string, IntentPatterns>();

/** A language's patterns, made once; nothing for a language without them. */
export const patternsOf = (language: string): IntentPatterns | undefined => {
  const known = built.get(language);
  if (known !== undefined) return known;
  const lists = listOf(language).intents;
  if (lists === undefined) return undefined;
  const patterns = build(language, lists);
  built.set(language, patterns);
  return patterns;
};

const readAll = lazily(() => INTENT_LANGUAGES.map(patternsOf));

/** Languages whose patterns could match a text of these words in lower case; quick, seldom wrong, and none for nearly all questions. */
export const languagesLike = (words: readonly string[]): readonly string[] => {
  readAll();
  const article = withoutSubject(words);
  const bits = languageWords.havingAll(words) | (article === undefined ? 0 : languageWords.havingAll(article));
  return bits === 0 ? NONE : INTENT_LANGUAGES.filter((_, place) => (bits & (1 << place)) !== 0);
};

const NONE: readonly string[] = [];
