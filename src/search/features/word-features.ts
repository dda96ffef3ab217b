import { AT, type ClaimView, type FeatureVector } from './feature-names.ts';
import type { ClaimRow } from './question-rows.ts';

const NO_WORD = { idf: 0, stop: false };

/** Of a weight in all the part; 0 of nothing. */
export const shareOfWeight = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

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
  features[AT.bm25Share] = shareOfWeight(row.bm25, idfAll);
  features[AT.coverage] = shareOfWeight(idf, idfAll);
  features[AT.coverageEveryday] = shareOfWeight(rarity, rarityAll);
  features[AT.coverageBoth] = shareOfWeight(both, bothAll);
  features[AT.coverageUntitled] = shareOfWeight(untitled, untitledAll);
  features[AT.title] = shareOfWeight(titled, bothAll);
  features[AT.focus] = shareOfWeight(focus, focusAll);
  features[AT.missing] = shareOfWeight(missing, bothAll);
  features[AT.likeness] = shareOfWeight(likeness, bothAll);
  features[AT.likenessEveryday] = shareOfWeight(likenessEveryday, rarityAll);
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
  features[AT.before] = shareOfWeight(before?.bm25 ?? 0, idfAll);
  features[AT.after] = shareOfWeight(after?.bm25 ?? 0, idfAll);
  features[AT.section] = shareOfWeight(nearby, idfAll);
  // One word alone asks for claims that have it, stand under it or follow it: that others of the section have it is no reason.
  const isAlone = content.length === 1;
  features[AT.beforeGain] = shareOfWeight(byBefore, bothAll);
  features[AT.sectionGain] = isAlone ? 0 : shareOfWeight(bySection, bothAll);
  features[AT.headingGain] = shareOfWeight(byHeading, bothAll);
  features[AT.titleGain] = isAlone ? 0 : shareOfWeight(byTitle, bothAll);
  features[AT.leans] = facts.leans ? 1 : 0;
  features[AT.leansBefore] = facts.leans ? shareOfWeight(before?.bm25 ?? 0, idfAll) : 0;
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
  features[AT.pairs] = shareOfWeight(pairs, pairsAll);
  features[AT.allPairs] = shareOfWeight(allPairs, allPairsAll);
  features[AT.stops] = shareOfWeight(stops, stopsAll);
  features[AT.allWords] = shareOfWeight(all, allAll);
  features[AT.run] = shareOfWeight(longestRun(row), words.length);
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
  return shareOfWeight(part, whole);
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
