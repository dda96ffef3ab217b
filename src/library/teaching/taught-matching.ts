import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { likeliestLanguage } from '../../article/likeliest-language.ts';
import type { SearchReading } from '../../search/index.ts';
import {
  compareQuestions,
  type QuestionFacts,
  questionFacts,
  type QuestionLikeness,
} from '../../search/for-features.ts';
import { chanceByMeaning, chanceByReading, chanceByWords, type MatchChance, noMatch } from './match-chance.ts';
import type { Article } from '../../article/article-model.ts';
import type { Taught, TaughtAnswer } from './taught.ts';
import { goalOf } from './taught-places.ts';

/** Vectors and readings of questions that are remembered: some 8 MB, where all are taken. */
const REMEMBERED = 5_000;
/** Texts that are given to the reader at once, and how long a question waits for those that it does not know yet: once after a start. */
const AT_ONCE = 16;
const FIRST_WAIT_MS = 150;
/** Questions that are held against one before other work has its turn. */
const SLICE = 40;

/** Taught questions that are read beside the one that is asked: the nearest, as far as they are near at all, and not far behind the first. */
const READ = 3;
const NEAR = 0.4;
/** Of words in common, where nothing is read. */
const SOME = 0.5;
const BEHIND = 0.2;

export type AskedWords = {
  readonly text: string;
  /** The language that whoever asked it speaks with Docent. */
  readonly locale?: string;
  readonly signal?: AbortSignal;
};

/** What was taught, and is meant by a question. */
export type TaughtMatch = {
  readonly taught: Taught<TaughtAnswer>;
  /** Whether it surely is; else only what has no sure answer of its own asks for it. */
  readonly isSure: boolean;
};

type Candidate = {
  readonly taught: Taught<TaughtAnswer>;
  readonly question: string;
  readonly likeness: QuestionLikeness;
  readonly nearness: number | undefined;
};

type Reading = Pick<SearchReading, 'reader' | 'languages'>;

/** Finds what was taught that a question asks for, in the same words or in others; nothing where it asks for something else. */
export class TaughtMatching {
  readonly #reading: Reading | undefined;
  readonly #vectors = new LRUCache<string, Float32Array>({ max: REMEMBERED });
  #preparing: Promise<void> = Promise.resolve();
  readonly #facts = new LRUCache<string, QuestionFacts>({ max: REMEMBERED });

  constructor(reading?: Reading) {
    this.#reading = reading;
  }

  /** What of all this is meant; undefined where nothing is. `isThere`: asked of what may be meant, whether it is there for who asks. */
  async find(
    asked: AskedWords,
    all: readonly Taught<TaughtAnswer>[],
    isThere: (taught: Taught<TaughtAnswer>) => boolean = () => true,
  ): Promise<TaughtMatch | undefined> {
    if (all.length === 0) return undefined;
    const languages = languagesOf(asked);
    const vector = await this.#vectorOf(asked, languages.likely, all);
    const near: Candidate[] = [];
    let seen = 0;
    for (const taught of all)
      for (const question of taught.teaching.questions) {
        if (++seen % SLICE === 0) await turn();
        const nearness = this.#nearness(vector, question);
        const found = this.#byWords(asked.text, question, taught, languages);
        if (found === undefined || found.isOther) continue;
        const isNear = found.isSame || (nearness === undefined ? found.inCommon >= SOME : nearness >= NEAR);
        if (!isNear || !isThere(taught)) continue;
        if (found.isSame) return { taught, isSure: true };
        near.push({ taught, question, likeness: found, nearness });
      }
    const best = await this.#best(asked, near);
    return best && { taught: best.taught, isSure: best.chance === 'sure' };
  }

  /** Makes the vectors that are not known yet, in the background, one after another. */
  prepare(all: readonly Taught<TaughtAnswer>[]): Promise<void> {
    this.#preparing = this.#preparing.then(() => this.#embed(all)).catch(() => undefined);
    return this.#preparing;
  }

  async #embed(all: readonly Taught<TaughtAnswer>[]): Promise<void> {
    const { reader, languages } = this.#reading ?? {};
    if (reader === undefined || reader.isOff) return;
    const readable = all.filter(({ locale = 'en' }) => languages?.includes(locale));
    const texts = readable.flatMap(({ teaching }) => teaching.questions).filter((text) => !this.#vectors.has(text));
    for (let at = 0; at < Math.min(texts.length, REMEMBERED); at += AT_ONCE) {
      const some = texts.slice(at, at + AT_ONCE);
      const vectors = await reader.embed(
        some.map((text) => ({ text })),
        { inBackground: true },
      );
      if (vectors === undefined) return;
      for (const [place, vector] of vectors.entries()) this.#vectors.set(some[place] ?? '', vector);
    }
  }

  /** Undefined where it is not read. */
  async #vectorOf(
    { text, signal }: AskedWords,
    language: string,
    all: readonly Taught<TaughtAnswer>[],
  ): Promise<Float32Array | undefined> {
    const { reader, languages } = this.#reading ?? {};
    if (reader === undefined || reader.isOff || languages?.includes(language) !== true) return undefined;
    const [vectors] = await Promise.all([
      reader.embed([{ text: this.#factsOf(text, language).text }], { signal }),
      Promise.race([this.prepare(all), pause(FIRST_WAIT_MS, undefined, { ref: false })]),
    ]);
    return vectors?.[0];
  }

  #nearness(vector: Float32Array | undefined, question: string): number | undefined {
    const other = vector && this.#vectors.get(question);
    return vector === undefined || other === undefined ? undefined : dot(vector, other);
  }

  /** Undefined where they are in different languages. */
  #byWords(text: string, question: string, { locale }: Taught, { likely, isSure }: LanguagesOfText) {
    const other = languagesOf({ text: question, ...(locale !== undefined && { locale }) });
    if (isSure && other.isSure && likely !== other.likely) return undefined;
    const language = isSure ? likely : other.likely;
    return compareQuestions(this.#factsOf(text, language), this.#factsOf(question, language));
  }

  #factsOf(text: string, language: string): QuestionFacts {
    const key = `${language} ${text}`;
    let known = this.#facts.get(key);
    if (known === undefined) this.#facts.set(key, (known = questionFacts(text, language)));
    return known;
  }

  async #best(
    { text, signal }: AskedWords,
    near: readonly Candidate[],
  ): Promise<(MatchChance & { readonly taught: Taught<TaughtAnswer> }) | undefined> {
    const nearest = near
      .filter(({ nearness }) => nearness !== undefined)
      .sort((one, other) => (other.nearness ?? 0) - (one.nearness ?? 0))
      .slice(0, READ)
      .filter(({ nearness = 0 }, _, [first]) => nearness >= (first?.nearness ?? 0) - BEHIND);
    const stances = await this.#stances(text, nearest, signal);
    const judged = near.map((candidate) => {
      const { taught, likeness, nearness } = candidate;
      if (nearness === undefined) return { taught, ...chanceByWords(likeness) };
      const place = nearest.indexOf(candidate);
      if (place === -1) return { taught, ...noMatch };
      const stance = stances?.[place];
      const chance =
        stance === undefined ? chanceByMeaning(nearness, likeness) : chanceByReading({ nearness, stance, likeness });
      return { taught, ...chance };
    });
    const [best] = judged.filter(({ chance }) => chance !== 'none').sort((one, other) => other.score - one.score);
    return best;
  }

  /** What the reader says of each; undefined where there is nothing to read, or no time. */
  async #stances(
    question: string,
    nearest: readonly Candidate[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly number[])[] | undefined> {
    const reader = this.#reading?.reader;
    if (reader === undefined || nearest.length === 0) return undefined;
    const passages = nearest.map(({ question: claim }) => ({ path: [], claim }));
    const logits = await reader.stance(question, passages, { signal });
    return logits && nearest.map((_, at) => [0, 1, 2].map((which) => logits[3 * at + which] ?? 0));
  }
}

/** What has questions. */
export function taughtAnswers(all: readonly Taught[]): readonly Taught<TaughtAnswer>[] {
  return all.filter((taught): taught is Taught<TaughtAnswer> => taught.teaching.kind !== 'term');
}

/** Whether a link leads into these articles, and those that are asked; a note is in none, and none of those that are asked by name. */
export function isTaughtOf(
  { teaching }: Taught<TaughtAnswer>,
  articles: readonly Article[],
  articleIds?: readonly string[],
): boolean {
  if (teaching.kind === 'note') return articleIds === undefined;
  const { to } = teaching;
  return (articleIds?.includes(to.articleId) ?? true) && goalOf(to, articles) !== undefined;
}

type LanguagesOfText = { readonly likely: string; readonly isSure: boolean };

const languages = new LRUCache<string, LanguagesOfText>({ max: REMEMBERED });

/** Few words tell little of their language: then it is that of whoever wrote them. */
function languagesOf({ text, locale = 'en' }: Pick<AskedWords, 'text' | 'locale'>): LanguagesOfText {
  const key = `${locale} ${text}`;
  let known = languages.get(key);
  if (known === undefined) {
    const likeliest = likeliestLanguage(text);
    const isSure = likeliest?.isSure === true;
    languages.set(key, (known = { likely: isSure ? likeliest.language : (locale.split('-')[0] ?? locale), isSure }));
  }
  return known;
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
