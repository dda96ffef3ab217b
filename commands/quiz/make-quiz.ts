import type { Article } from '../../src/article/article-model.ts';
import { type ClaimPlace, findClaim, type Place } from '../../src/article/article-places.ts';
import { type Choose, shuffled } from './seeded-choice.ts';
import { alike, type Gap, gapsOf, unlikeness, wordsOf } from './quiz-gaps.ts';

/** A claim with something left out, and what might stand there: one is right, the others stand elsewhere in the article. */
export type Quiz = { readonly place: ClaimPlace; readonly answer: Gap; readonly options: readonly Gap[] };

export type QuizLimits = {
  /** Longest claim, in UTF-16 units: it is never cut. */
  readonly claim: number;
  /** Longest option. */
  readonly option: number;
};

const others = 3;
/** The most alike are chosen from, so that a second quiz about the same claim has others. */
const chosenFrom = 6;
/** What more of the claims name than this, everyone guesses. */
const commonShare = 1 / 3;
/** Claims looked at before an article is found to have no quiz in it: a long one is not read to its end. */
const claimsTried = 200;

/** One quiz out of these articles, or out of one section; undefined where nothing has three plausible others. */
export function makeQuiz(
  articles: readonly Article[],
  within: Place | undefined,
  limits: QuizLimits,
  choose: Choose,
): Quiz | undefined {
  for (const article of shuffled(within === undefined ? articles : [within.article], choose)) {
    const gaps = gapsOf(article);
    const said = article.sections.flatMap(({ claims }) => claims.map(({ text }) => wordsOf(text)));
    const sections = article.sections.filter((section) => within === undefined || section === within.section);
    const claims = sections
      .flatMap((section) => section.claims)
      .filter(({ text }) => text.length <= limits.claim && !text.includes('\n'));
    for (const { id } of shuffled(claims, choose).slice(0, claimsTried)) {
      const place = findClaim(id, article);
      const quiz = place && quizOf(place, gaps, said, limits, choose);
      if (quiz !== undefined) return quiz;
    }
  }
  return undefined;
}

function quizOf(
  place: ClaimPlace,
  gaps: readonly Gap[],
  said: readonly string[],
  limits: QuizLimits,
  choose: Choose,
): Quiz | undefined {
  const own = gaps.filter(({ claimId }) => claimId === place.claim.id);
  for (const answer of shuffled(own, choose)) {
    if (answer.text.length > limits.option || isGivenAway(answer, place, said)) continue;
    const plausible = othersFor(answer, place, gaps, limits);
    if (plausible.length < others) continue;
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
function othersFor(answer: Gap, { claim }: ClaimPlace, gaps: readonly Gap[], limits: QuizLimits): readonly Gap[] {
  const shown = wordsOf(claim.text);
  const found: Gap[] = [];
  const candidates = gaps
    .filter((gap) => alike(gap, answer) && gap.text.length <= limits.option && !shown.includes(gap.words))
    .map((gap) => ({ gap, unlike: unlikeness(gap, answer) }))
    .sort((a, b) => a.unlike - b.unlike);
  for (const { gap } of candidates) {
    if (found.length === chosenFrom) break;
    if (![answer, ...found].some((other) => overlaps(other, gap))) found.push(gap);
  }
  return found;
}

/** The same value, or one in the other: "Ukraine" and "eastern Ukraine" could both be right. */
function overlaps(left: Gap, right: Gap): boolean {
  return left.meaning === right.meaning || left.words.includes(right.words) || right.words.includes(left.words);
}
