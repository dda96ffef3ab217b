import { sectionStart, type TypedWords, wordCount } from '../index/article-index.ts';
import { AT, type ClaimView, FEATURES, type FeatureVector } from './feature-names.ts';
import type { ClaimRow } from './question-rows.ts';
import { STRANGERS, vectorsFor } from './word-columns.ts';

const NO_WORD = { idf: 0, stop: false };

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Features of which of the question's words a claim and its surroundings have, and in what order. */
export function wordFeatures(view: ClaimView, features: FeatureVector): void {
  coverage(view, features);
  gains(view, features);
  order(view, features);
  features[AT.leadInOnly] = leadInOnly(view);
}

function coverage({ question, importance, row, title, close }: ClaimView, features: FeatureVector): void {
  const { words, content } = question;
  const { like } = close;
  const { strength } = row;
  let idf = 0;
  let rarity = 0;
  let both = 0;
  let untitled = 0;
  let focus = 0;
  let idfAll = 0;
  let rarityAll = 0;
  let bothAll = 0;
  let untitledAll = 0;
  let focusAll = 0;
  let missing = 0;
  let likeness = 0;
  let likenessEveryday = 0;
  let titled = 0;
  for (let place = 0; place < content.length; place++) {
    const index = content[place] ?? 0;
    const word = words[index];
    if (word === undefined) continue;
    const met = strength[index] ?? 0;
    const weight = importance[index] ?? 0;
    const inTitle = title[index] ?? 0;
    // Two syllables alike by their letters are as a rule two words.
    const likest = word.syllable ? met : Math.max(like[place] ?? 0, met);
    idf += word.idf * met;
    idfAll += word.idf;
    rarity += word.rarity * met;
    rarityAll += word.rarity;
    both += weight * met;
    bothAll += weight;
    untitled += weight * (1 - inTitle) * met;
    untitledAll += weight * (1 - inTitle);
    titled += weight * inTitle;
    if (word.focus) {
      focus += weight * met;
      focusAll += weight;
    }
    if (met === 0) missing = Math.max(missing, weight);
    likeness += weight * likest;
    if (likest > 0.4) likenessEveryday += word.rarity * likest;
  }
  features[AT.bm25] = row.bm25;
  features[AT.bm25Share] = share(row.bm25, idfAll);
  features[AT.coverage] = share(idf, idfAll);
  features[AT.coverageEveryday] = share(rarity, rarityAll);
  features[AT.coverageBoth] = share(both, bothAll);
  features[AT.coverageUntitled] = share(untitled, untitledAll);
  features[AT.title] = share(titled, bothAll);
  features[AT.focus] = share(focus, focusAll);
  features[AT.missing] = share(missing, bothAll);
  features[AT.likeness] = share(likeness, bothAll);
  features[AT.likenessEveryday] = share(likenessEveryday, rarityAll);
}

function gains(view: ClaimView, features: FeatureVector): void {
  const { question, importance, row, before, after, around, heading, title, facts } = view;
  const { words, content } = question;
  let idfAll = 0;
  let bothAll = 0;
  let byBefore = 0;
  let bySection = 0;
  let byHeading = 0;
  let byTitle = 0;
  let nearby = 0;
  let hasAround = 0;
  const { rows, from, to } = around;
  for (let claim = from; claim < to; claim++) {
    const other = rows[claim];
    if (other === undefined || other === row) continue;
    if (other.bm25 > nearby) nearby = other.bm25;
    hasAround |= other.has;
  }
  for (let place = 0; place < content.length; place++) {
    const index = content[place] ?? 0;
    const met = row.strength[index] ?? 0;
    const weight = importance[index] ?? 0;
    idfAll += words[index]?.idf ?? 0;
    bothAll += weight;
    if (met === 1) continue;
    byBefore += weight * Math.max(0, (before?.strength[index] ?? 0) - met);
    if ((hasAround & (1 << index)) !== 0) bySection += weight * Math.max(0, strongest(view, index) - met);
    byHeading += weight * Math.max(0, (heading[index] ?? 0) - met);
    byTitle += weight * Math.max(0, (title[index] ?? 0) - met);
  }
  features[AT.before] = share(before?.bm25 ?? 0, idfAll);
  features[AT.after] = share(after?.bm25 ?? 0, idfAll);
  features[AT.section] = share(nearby, idfAll);
  // One word alone asks for claims that have it, stand under it or follow it: that others of the section have it is no reason.
  const isAlone = content.length === 1;
  features[AT.beforeGain] = share(byBefore, bothAll);
  features[AT.sectionGain] = isAlone ? 0 : share(bySection, bothAll);
  features[AT.headingGain] = share(byHeading, bothAll);
  features[AT.titleGain] = isAlone ? 0 : share(byTitle, bothAll);
  features[AT.leans] = facts.leans ? 1 : 0;
  features[AT.leansBefore] = facts.leans ? share(before?.bm25 ?? 0, idfAll) : 0;
}

/** How well the best of the claims around has a word. */
function strongest({ row, around: { rows, from, to } }: ClaimView, word: number): number {
  let best = 0;
  for (let claim = from; claim < to && best < 1; claim++) {
    const other = rows[claim];
    if (other !== undefined && other !== row) best = Math.max(best, other.strength[word] ?? 0);
  }
  return best;
}

function order({ question, importance, row }: ClaimView, features: FeatureVector): void {
  const { words, content } = question;
  const { strength } = row;
  let pairs = 0;
  let pairsAll = 0;
  let allPairs = 0;
  let allPairsAll = 0;
  let stops = 0;
  let stopsAll = 0;
  let all = 0;
  let allAll = 0;
  for (let place = 0; place + 1 < content.length; place++) {
    const first = content[place] ?? 0;
    const second = content[place + 1] ?? 0;
    const weight = (importance[first] ?? 0) + (importance[second] ?? 0);
    pairsAll += weight;
    if (strength[first] !== 0 && strength[second] !== 0) pairs += weight / (1 + between(row, first, second) / 2);
  }
  let before = NO_WORD;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? NO_WORD;
    const met = strength[index] ?? 0;
    all += word.idf * met;
    allAll += word.idf;
    if (word.stop) {
      stops += met;
      stopsAll++;
    }
    if (index > 0) {
      allPairsAll += before.idf + word.idf;
      if (met !== 0 && strength[index - 1] !== 0 && between(row, index - 1, index) === 0) {
        allPairs += before.idf + word.idf;
      }
    }
    before = word;
  }
  features[AT.pairs] = share(pairs, pairsAll);
  features[AT.allPairs] = share(allPairs, allPairsAll);
  features[AT.stops] = share(stops, stopsAll);
  features[AT.allWords] = share(all, allAll);
  features[AT.run] = share(longestRun(row), words.length);
}

/** Share of the question that the claim has in its lead-in alone: other claims under the same lead-in have it as well. */
function leadInOnly({ question, importance, row, facts }: ClaimView): number {
  if (facts.leadIn === 0) return 0;
  let led = 0;
  let own = 0;
  for (let index = 0; index < row.places.length; index++) {
    const bit = 1 << (row.which[index] ?? 0);
    if ((row.places[index] ?? 0) < facts.leadIn) led |= bit;
    else own |= bit;
  }
  let part = 0;
  let whole = 0;
  for (const word of question.content) {
    const weight = importance[word] ?? 0;
    whole += weight;
    if ((led & ~own & (1 << word)) !== 0) part += weight * (row.strength[word] ?? 0);
  }
  return share(part, whole);
}

/** Words between the nearest places of two words that the claim has, a turned order counted as one more. */
function between({ places, which }: ClaimRow, first: number, second: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < places.length; a++) {
    if (which[a] !== first) continue;
    for (let b = 0; b < places.length; b++) {
      if (which[b] !== second) continue;
      const distance = (places[b] ?? 0) - (places[a] ?? 0);
      least = Math.min(least, distance > 0 ? distance - 1 : -distance);
    }
  }
  return least;
}

/** The longest run of words that stand in the claim as in the question, stop words included. */
function longestRun({ places, which }: ClaimRow): number {
  let longest = 0;
  let run = 0;
  for (let index = 0; index < places.length; index++) {
    const follows =
      index > 0 && places[index - 1] === (places[index] ?? 0) - 1 && which[index - 1] === (which[index] ?? 0) - 1;
    run = follows ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}

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
  features[AT.kindNear] = share(near, all);
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
  features[AT.meaning] = share(covered, all);
  features[AT.meaningGain] = share(gained, all);
  features[AT.meaningWhole] = close.whole;
  features[AT.meaningFocus] = close.focus;
}
