import { setImmediate } from 'node:timers/promises';

/** A place before and one after. */
export type Pair = readonly [before: number, after: number];

export type LikelyOptions = {
  /** Those that have no partner yet. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Whether two of them stand where they would, were they the same. */
  readonly near: (pair: Pair) => boolean;
  readonly like: { readonly near: number; readonly far: number };
};

/** Other texts that are looked through for how common words are. */
const SAMPLE = 500;
/** So many texts with words of another are gone through for it, those with its rarest words first. */
const GONE_THROUGH = 128;
/** So many candidates of each text are looked at closely. */
const CLOSELY = 6;
/** Two that stand near each other are preferred to two that are a little more like each other. */
const NEARNESS = 0.15;
/** Between two turns for other work. */
const SLICE_MS = 4;

/** Words of scripts that part them by spaces, most of which are in ASCII; single characters of those that do not. */
const ASCII = /[a-z0-9]+/g;
const isAscii = /^[\0-\x7f]*$/;
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

/**
 * Pairs of texts that say nearly the same, the likest first, none of them twice. Likeness is the weight of the words that both have in
 * that of all their words, from 0 to 1; a word weighs the less the more of the texts before have it.
 */
export async function likeliestPairs(
  old: readonly string[],
  young: readonly string[],
  { before, after, near, like }: LikelyOptions,
): Promise<readonly Pair[]> {
  if (before.length === 0 || after.length === 0) return [];
  let since = performance.now();
  const turn = async (): Promise<void> => {
    if (performance.now() - since < SLICE_MS) return;
    await setImmediate();
    since = performance.now();
  };
  const words = new Words();
  const texts = new Map<number, Text>();
  for (const at of before) {
    texts.set(at, words.put(old[at] ?? '', at));
    await turn();
  }
  const step = Math.ceil(old.length / SAMPLE);
  for (let at = 0; at < old.length; at += step) {
    if (!texts.has(at)) words.count(old[at] ?? '', step);
    await turn();
  }
  const likely: Likely[] = [];
  for (const at of after) {
    const text = words.read(young[at] ?? '');
    for (const one of words.candidates(text)) {
      const likeness = words.likeness(texts.get(one), text);
      const isNear = near([one, at]);
      if (likeness > (isNear ? like.near : like.far))
        likely.push({ pair: [one, at], rank: likeness + (isNear ? NEARNESS : 0) });
    }
    await turn();
  }
  const ranked = likely.toSorted((one, other) => other.rank - one.rank || distance(one.pair) - distance(other.pair));
  await turn();
  return eachOnce(ranked);
}

type Likely = { readonly pair: Pair; readonly rank: number };

/** The numbers of its words, each once, in ascending order. */
type Text = readonly number[];

/** Words of texts, by number: which texts have them, and how common they are. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #texts: number[][] = [];
  readonly #counts: number[] = [];
  /** Of each text the weight of what it shares with the one that is looked at. */
  readonly #shared = new Map<number, number>();

  read(text: string): Text {
    return [...new Set(wordsIn(text).map((word) => this.#numberOf(word)))].sort(ascending);
  }

  /** As a text that others may be like. */
  put(text: string, at: number): Text {
    const read = this.read(text);
    for (const word of read) {
      this.#texts[word]?.push(at);
      this.#counts[word] = (this.#counts[word] ?? 0) + 1;
    }
    return read;
  }

  /** For so many others. */
  count(text: string, times: number): void {
    for (const word of this.read(text)) this.#counts[word] = (this.#counts[word] ?? 0) + times;
  }

  /** The texts that share the most of its rarest words. */
  candidates(text: Text): readonly number[] {
    const shared = this.#shared;
    shared.clear();
    const held = text.filter((word) => this.#hold(word).length > 0);
    held.sort((one, other) => this.#hold(one).length - this.#hold(other).length);
    let room = GONE_THROUGH;
    for (const word of held) {
      const weight = this.#weight(word);
      for (const at of this.#hold(word)) {
        if (room-- <= 0) return best(shared);
        shared.set(at, (shared.get(at) ?? 0) + weight);
      }
    }
    return best(shared);
  }

  likeness(one: Text = [], other: Text): number {
    let [both, all] = [0, 0];
    let [at, place] = [0, 0];
    while (at < one.length || place < other.length) {
      const word = Math.min(one[at] ?? Number.POSITIVE_INFINITY, other[place] ?? Number.POSITIVE_INFINITY);
      const [inOne, inOther] = [one[at] === word, other[place] === word];
      const weight = this.#weight(word);
      all += inOne && inOther ? 2 * weight : weight;
      if (inOne && inOther) both += weight;
      if (inOne) at++;
      if (inOther) place++;
    }
    return all === 0 ? 0 : (2 * both) / all;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const made = this.#texts.push([]) - 1;
    this.#numbers.set(word, made);
    return made;
  }

  #hold(word: number): readonly number[] {
    return this.#texts[word] ?? [];
  }

  #weight(word: number): number {
    return 1 / (1 + Math.log(this.#counts[word] ?? 1));
  }
}

const ascending = (one: number, other: number): number => one - other;

function best(shared: ReadonlyMap<number, number>): readonly number[] {
  const found: [at: number, weight: number][] = [];
  for (const [at, weight] of shared) {
    if (found.length === CLOSELY && weight <= (found.at(-1)?.[1] ?? 0)) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.[1] ?? 0) < weight) place--;
    found.splice(place, 0, [at, weight]);
    if (found.length > CLOSELY) found.pop();
  }
  return found.map(([at]) => at);
}

function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.match(isAscii.test(plain) ? ASCII : WORDS) ?? [];
}

const distance = ([before, after]: Pair): number => Math.abs(before - after);

function eachOnce(likely: readonly Likely[]): readonly Pair[] {
  const [before, after] = [new Set<number>(), new Set<number>()];
  return likely.flatMap(({ pair }) => {
    if (before.has(pair[0]) || after.has(pair[1])) return [];
    before.add(pair[0]);
    after.add(pair[1]);
    return [pair];
  });
}
