import type { Article } from '../../src/article/article-model.ts';
import { type ClaimPlace, findClaim, type Place } from '../../src/article/article-places.ts';
import { sharesName } from '../../src/search/for-features.ts';
import { type Choose, shuffled } from './seeded-choice.ts';
import { type Gap, gapsOf, unlikeness, wordsOf } from './quiz-gaps.ts';

/** A claim with something left out, and what might stand there: one is right, the others stand elsewhere in the article. */
export type Quiz = { readonly place: ClaimPlace; readonly answer: Gap; readonly options: readonly Gap[] };

export type QuizLimits = {
  /** Longest claim, in UTF-16 units: it is never cut. */
  readonly claim: number;
  /** Longest option. */
  readonly option: number;
};

const others = 3;
/** With two it is a riddle still. */
const fewestOthers = 2;
/** The most alike are chosen from, so that a second quiz about the same claim has others. */
const chosenFrom = 6;
/** What more of the claims name than this, everyone guesses. */
const commonShare = 1 / 3;
/** Claims looked at before an article is found to have no quiz in it: a long one is not read to its end. */
const claimsTried = 200;

/** Whether one stretch may stand beside another. */
type Alike = (left: Gap, right: Gap) => boolean;

/** Like its like (a country and a country); where that gives nothing, of one kind at least (two places, two dates). */
const likenesses: readonly Alike[] = [
  (left, right) => left.sort === right.sort,
  (left, right) => left.kinds[0] === right.kinds[0],
];

/**
 * One quiz out of these articles, or out of one section; undefined where nothing has two plausible others. What was asked already comes
 * only where there is nothing else, what was asked longest ago first.
 * @param asked how many quizzes ago a claim was asked about, from 0; −1 for one that was not
 */
export function makeQuiz(
  articles: readonly Article[],
  within: Place | undefined,
  limits: QuizLimits,
  choose: Choose,
  asked: (place: ClaimPlace) => number = () => -1,
): Quiz | undefined {
  const among = shuffled(within === undefined ? articles : [within.article], choose);
  let last: Quiz | undefined;
  for (const alike of likenesses) {
    let longestAgo: Quiz | undefined;
    for (const quiz of quizzesOf(among, within, limits, choose, alike)) {
      if (asked(quiz.place) < 0) return quiz;
      if (longestAgo === undefined || asked(quiz.place) > asked(longestAgo.place)) longestAgo = quiz;
    }
    if (longestAgo !== undefined && asked(longestAgo.place) > 0) return longestAgo;
    last ??= longestAgo;
  }
  return last;
}

function* quizzesOf(
  articles: readonly Article[],
  within: Place | undefined,
  limits: QuizLimits,
  choose: Choose,
  alike: Alike,
): Generator<Quiz> {
  for (const article of articles) {
    const gaps = gapsOf(article);
    const said = article.sections.flatMap(({ claims }) => claims.map(({ text }) => wordsOf(text)));
    const sections = article.sections.filter((section) => within === undefined || section === within.section);
    const claims = sections
      .flatMap((section) => section.claims)
      .filter(({ text }) => text.length <= limits.claim && !text.includes('\n'));
    for (const { id } of shuffled(claims, choose).slice(0, claimsTried)) {
      const place = findClaim(id, article);
      const quiz = place && quizOf(place, gaps, said, limits, choose, alike);
      if (quiz !== undefined) yield quiz;
    }
  }
}

function quizOf(
  place: ClaimPlace,
  gaps: readonly Gap[],
  said: readonly string[],
  limits: QuizLimits,
  choose: Choose,
  alike: Alike,
): Quiz | undefined {
  const own = gaps.filter(({ claimId }) => claimId === place.claim.id);
  for (const answer of shuffled(own, choose)) {
    if (answer.text.length > limits.option || isGivenAway(answer, place, said)) continue;
    const plausible = othersFor(answer, place, gaps, limits, alike);
    if (plausible.length < (answer.kinds[0] === 'group' ? others : fewestOthers)) continue;
    const wrong = shuffled(plausible.slice(0, chosenFrom), choose).slice(0, others);
    return { place, answer, options: shuffled([answer, ...wrong], choose) };
  }
  return undefined;
}

/** It also stands elsewhere in the claim, or in the title, which is shown below, or in most of the article: no riddle. */
function isGivenAway({ start, end, words }: Gap, { article, claim }: ClaimPlace, said: readonly string[]): boolean {
  const rest = wordsOf(`${claim.text.slice(0, start)} ${claim.text.slice(end)} ${article.title}`);
  const naming = said.filter((each) => each.includes(words)).length;
  return rest.includes(words) || naming > Math.max(2, said.length * commonShare);
}

/** What looks most like the answer first. Nothing that the claim itself names, and nothing twice in other words. */
function othersFor(
  answer: Gap,
  { claim, article }: ClaimPlace,
  gaps: readonly Gap[],
  limits: QuizLimits,
  alike: Alike,
): readonly Gap[] {
  const said = textsOf(article);
  const shown = wordsOf(claim.text);
  const rest = restOf(claim.text, answer);
  const found: Gap[] = [];
  const candidates = gaps
    .filter((gap) => alike(gap, answer) && gap.text.length <= limits.option && !shown.includes(gap.words))
    .filter((gap) => !mayFit(gap, rest, said))
    .map((gap) => ({ gap, unlike: unlikeness(gap, answer) }))
    .sort((a, b) => a.unlike - b.unlike);
  for (const { gap } of candidates) {
    if (found.length === chosenFrom) break;
    if (![answer, ...found].some((other) => overlaps(other, gap))) found.push(gap);
  }
  return found;
}

/** So much of what is said around the gap, said around another stretch as well, makes that a right answer too. */
const sameShare = 0.8;

/** Whether the claim that a stretch is from says of it what the quiz asks for: "Goods come from _____" has many answers. */
function mayFit({ claimId, ...gap }: Gap, rest: readonly string[], said: ReadonlyMap<string, string>): boolean {
  const there = new Set(restOf(said.get(claimId) ?? '', gap));
  return rest.length > 0 && rest.filter((word) => there.has(word)).length / rest.length >= sameShare;
}

function restOf(text: string, { start, end }: Pick<Gap, 'start' | 'end'>): readonly string[] {
  return wordsOf(`${text.slice(0, start)} ${text.slice(end)}`)
    .trim()
    .split(' ');
}

const texts = new WeakMap<Article, ReadonlyMap<string, string>>();

function textsOf(article: Article): ReadonlyMap<string, string> {
  const known = texts.get(article);
  if (known !== undefined) return known;
  const made = new Map(article.sections.flatMap(({ claims }) => claims.map(({ id, text }) => [id, text] as const)));
  texts.set(article, made);
  return made;
}

/** The same value or thing, or one in the other: "Ukraine" and "eastern Ukraine" could both be right, "US" and "United States" are. */
function overlaps(left: Gap, right: Gap): boolean {
  if (sharesName(left.names, right.names)) return true;
  return left.meaning === right.meaning || left.words.includes(right.words) || right.words.includes(left.words);
}
