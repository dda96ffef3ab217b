import { readFileSync } from 'node:fs';
import type { SetArticle } from '../eval-sets.ts';
import type { SeededRandom } from './seeded-random.ts';

type WordGroups = {
  /** Words that turn a question round. */
  readonly opposites: readonly (readonly [string, string])[];
  /** Things of one kind, which are asked about in the same words. */
  readonly kinds: readonly (readonly string[])[];
};

/** The same as the training of the reader changes questions by. */
const { opposites: OPPOSITES, kinds: KINDS } = JSON.parse(
  readFileSync(new URL('word-groups.json', import.meta.url), 'utf8'),
) as WordGroups;

const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’.-]*[\p{L}\p{N}](?: (?:of |the |de |von |van )?\p{Lu}[\p{L}\p{N}'’.-]*[\p{L}\p{N}])*/gu;
const YEAR_OR_NUMBER = /(?<![\p{L}\p{N}.,])\d[\d,.]*(?<![.,])(?![\p{L}\p{N}])/u;
const ASKING =
  /^(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|may|has|have|had|in|on|at|the|for|of|to|from|by|with|i|if|name|give|according|during|after|before|my)$/iu;

/**
 * Each article's questions, with the subject, number, thing or direction of one changed for another of its kind that the article has
 * nowhere: questions that look as if it answered them, and that it does not. They come as the set's `unanswerable`; articles without any are left out.
 */
export function withChangedSubjects(articles: readonly SetArticle[], random: SeededRandom): SetArticle[] {
  const names = articles.flatMap(({ questions }) => questions.flatMap(({ text }) => namesOf(text)));
  return articles.flatMap((item) => {
    const { article, questions } = item;
    const whole = [
      article.title,
      ...article.sections.flatMap(({ heading, claims }) => [heading, ...claims.map(({ text }) => text)]),
    ]
      .join(' ')
      .toLowerCase();
    const unanswerable = questions.flatMap(({ text, gold, answer = gold }) => {
      const answers = article.sections
        .flatMap(({ heading, claims }) =>
          claims.filter(({ id }) => answer.includes(id)).map((claim) => `${heading} ${claim.text}`),
        )
        .join(' ')
        .toLowerCase();
      return changed(text, { whole, answers, names, random }) ?? [];
    });
    return unanswerable.length === 0 ? [] : [{ ...item, unanswerable }];
  });
}

/** All in lower case but the names: what the article says, what of it answers, and the names of all the set's questions. */
type Around = {
  readonly whole: string;
  readonly answers: string;
  readonly names: readonly string[];
  readonly random: SeededRandom;
};

function changed(question: string, around: Around): string | undefined {
  return (
    withOtherName(question, around) ??
    withOtherNumber(question, around) ??
    withOtherThing(question, around) ??
    turnedRound(question, around)
  );
}

function namesOf(question: string): string[] {
  return [...question.matchAll(NAME)].flatMap(([found]) => {
    const [first = '', ...rest] = found.split(' ');
    const name = ASKING.test(first) ? rest.join(' ') : found;
    // A capital at the beginning says nothing.
    return name.length < 3 || (question.startsWith(found) && name === found) ? [] : [name];
  });
}

function withOtherName(question: string, { whole, names, random }: Around): string | undefined {
  const own = namesOf(question);
  if (own.length === 0) return undefined;
  const name = random.one(own);
  const size = name.split(' ').length;
  const others = names.filter(
    (other) => other !== name && other.split(' ').length === size && !whole.includes(other.toLowerCase()),
  );
  return others.length === 0 ? undefined : question.replace(name, random.one(others));
}

function withOtherNumber(question: string, { whole, random }: Around): string | undefined {
  const [number] = YEAR_OR_NUMBER.exec(question) ?? [];
  const value = Number(number?.replaceAll(/\D/gu, ''));
  if (number === undefined || !Number.isSafeInteger(value)) return undefined;
  const others = [-11, -7, -3, 2, 3, 6, 9]
    .map((by) => String(Math.max(1, value + by)))
    .filter((other) => !whole.includes(other));
  return others.length === 0 ? undefined : question.replace(number, random.one(others));
}

function withOtherThing(question: string, { whole, random }: Around): string | undefined {
  for (const kind of KINDS) {
    const own = kind.find((thing) => wordIn(thing).test(question));
    const others = kind.filter((thing) => !whole.includes(thing.toLowerCase()));
    if (own !== undefined && others.length > 0) return question.replace(wordIn(own), random.one(others));
  }
  return undefined;
}

function turnedRound(question: string, { answers }: Around): string | undefined {
  for (const pair of OPPOSITES) {
    for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
      if (wordIn(own).test(question) && !wordIn(other).test(answers)) return question.replace(wordIn(own), other);
    }
  }
  return undefined;
}

const wordIn = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu');
