import { placeOfClaim, sectionStart, type TypedWords, wordCount } from '../index/article-index.ts';
import { AT, type ClaimView, FEATURES, type FeatureVector } from './feature-names.ts';
import { STRANGERS, vectorsFor } from './word-meaning.ts';
import { shareOfWeight } from './word-features.ts';

/** Places of the features that a kind of answer has of its own. */
const KINDS = new Map<string, number>(FEATURES.slice(FEATURES.indexOf('date')).map((kind) => [kind, AT[kind]]));

/** A kind that is asked for, but not first of all, counts less. */
const SECOND_KIND = 0.7;

/** Features of what a claim says beyond the question: new words, new names, and stretches of the kind asked for. */
export function answerFeatures(view: ClaimView, features: FeatureVector): void {
  const { entry, at, close } = view;
  const { index } = entry;
  const section = index.sectionOf[at] ?? 0;
  const first = sectionStart(index, section);
  features[AT.label] = view.isNamed ? 1 : 0;
  headingFeatures(view, at - first, features);
  features[AT.firstOfArticle] = at === 0 ? 1 : 0;
  features[AT.firstOfSection] = at === first ? 1 : 0;
  features[AT.position] = Math.log1p(Math.min(at - first, 20));
  features[AT.length] = Math.log1p(wordCount(index, at));
  features[AT.novel] = Math.log1p(close.novel);
  features[AT.novelNames] = Math.log1p(close.names);
  kindFeatures(view, features);
}

/** Features of the section's own heading: what it asks or names, the first claims under it answer. */
function headingFeatures({ ownHeading }: ClaimView, place: number, features: FeatureVector): void {
  if (ownHeading === undefined) return;
  const { asked, both, asks } = ownHeading;
  features[AT.headingBoth] = both;
  features[AT.headingFirst] = both / (1 + place);
  if (!asks) return;
  features[AT.asked] = asked;
  features[AT.askedFirst] = both / (1 + place);
}

/** Likeness in words of content; those that ask are compared by themselves: "when" is not "where". */
const ALIKE = 0.99;

/** Whether a claim stands first below a heading that is the question, word for word, as in a FAQ. */
export function isAskedThere({
  question,
  entry,
  at,
  features,
}: Pick<ClaimView, 'question' | 'entry' | 'at'> & { readonly features: FeatureVector }): boolean {
  if ((features[AT.askedFirst] ?? 0) < ALIKE) return false;
  return wordsAlone(placeOfClaim(entry.index, at).section.question ?? '') === wordsAlone(question.text);
}

const wordsAlone = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

function kindFeatures({ question, facts, importance, row, close }: ClaimView, features: FeatureVector): void {
  let any = 0;
  let near = 0;
  const { kinds } = question;
  for (const typed of facts.typed) {
    const wanted = kinds.indexOf(typed.kind);
    if (wanted === -1 || !isFresh(typed, close.fresh)) continue;
    const feature = KINDS.get(typed.kind);
    if (feature !== undefined) features[feature] = 1;
    any = Math.max(any, wanted === 0 ? 1 : SECOND_KIND);
    let nearby = 0;
    for (let index = 0; index < row.places.length; index++) {
      const place = row.places[index] ?? 0;
      const distance = place < typed.first ? typed.first - place : Math.max(place - typed.last, 0.5);
      nearby += (importance[row.which[index] ?? 0] ?? 0) / (1 + distance);
    }
    near = Math.max(near, nearby);
  }
  features[AT.kindAny] = any;
  features[AT.kindNone] = question.kinds.length > 0 && any === 0 ? 1 : 0;
  if (near === 0) return;
  let all = 0;
  for (const weight of importance) all += weight;
  features[AT.kindNear] = shareOfWeight(near, all);
}

function isFresh({ first, last }: TypedWords, fresh: Uint8Array): boolean {
  for (let place = first; place <= last; place++) if (fresh[place] === 1) return true;
  return false;
}

/** Features of meaning; all 0 where there are no vectors. */
export function meaningFeatures({ question, scope, row, importance, close }: ClaimView, features: FeatureVector): void {
  if (vectorsFor(scope) === undefined) return;
  let covered = 0;
  let gained = 0;
  let all = 0;
  const { content } = question;
  for (let place = 0; place < content.length; place++) {
    const word = content[place] ?? 0;
    const strength = row.strength[word] ?? 0;
    const near = Math.max(0, ((close.near[place] ?? 0) - STRANGERS) / (1 - STRANGERS));
    const weight = importance[word] ?? 0;
    covered += weight * Math.max(strength, near);
    gained += weight * Math.max(0, near - strength);
    all += weight;
  }
  features[AT.meaning] = shareOfWeight(covered, all);
  features[AT.meaningGain] = shareOfWeight(gained, all);
  features[AT.meaningWhole] = close.whole;
  features[AT.meaningFocus] = close.focus;
}
