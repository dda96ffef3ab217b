import type { TypedWords } from './claim-facts.ts';
import { AT, FEATURES, type FeatureVector } from './feature-names.ts';
import type { View } from './feature-view.ts';
import { share } from './features-words.ts';

const KINDS = new Set<string>(FEATURES.slice(FEATURES.indexOf('date')));

/** A kind that is asked for, but not first of all, counts less. */
const SECOND_KIND = 0.7;

/** Features of what a claim says beyond the question: new words, new names, and stretches of the kind asked for. */
export function answerFeatures(view: View, features: FeatureVector): void {
  const { entry, at, facts } = view;
  const { index } = entry;
  const from = index.offsets[at] ?? 0;
  const length = (index.offsets[at + 1] ?? from) - from;
  const fresh = freshWords(view, from, length);
  const section = index.sectionOf[at] ?? 0;
  const first = index.sectionStarts[section] ?? 0;
  let [novel, names] = [0, 0];
  for (let place = 0; place < length; place++) {
    if (fresh[place] === 0) continue;
    novel++;
    names += facts.capitals[place] ?? 0;
  }
  features[AT.firstOfArticle] = at === 0 ? 1 : 0;
  features[AT.firstOfSection] = at === first ? 1 : 0;
  features[AT.position] = Math.log1p(Math.min(at - first, 20));
  features[AT.length] = Math.log1p(length);
  features[AT.novel] = Math.log1p(novel);
  features[AT.novelNames] = Math.log1p(names);
  kindFeatures(view, fresh, features);
}

/** 1 for each word of the claim that carries meaning and that the question lacks. */
function freshWords({ row, entry, scope }: View, from: number, length: number): Uint8Array {
  const fresh = new Uint8Array(length);
  for (let place = 0; place < length; place++) {
    fresh[place] = scope.shard.vocabulary.isStop(entry.index.terms[from + place] ?? 0) ? 0 : 1;
  }
  for (const place of row.places) fresh[place] = 0;
  return fresh;
}

function kindFeatures({ question, facts, importance, row }: View, fresh: Uint8Array, features: FeatureVector): void {
  let [any, near, all] = [0, 0, 0];
  for (const weight of importance) all += weight;
  for (const typed of facts.typed) {
    const wanted = question.kinds.indexOf(typed.kind);
    if (wanted === -1 || !isFresh(typed, fresh)) continue;
    if (KINDS.has(typed.kind)) features[AT[typed.kind as keyof typeof AT]] = 1;
    any = Math.max(any, wanted === 0 ? 1 : SECOND_KIND);
    let close = 0;
    for (let index = 0; index < row.places.length; index++) {
      const place = row.places[index] ?? 0;
      const distance = place < typed.first ? typed.first - place : Math.max(place - typed.last, 0.5);
      close += (importance[row.which[index] ?? 0] ?? 0) / (1 + distance);
    }
    near = Math.max(near, close);
  }
  features[AT.kindAny] = any;
  features[AT.kindNone] = question.kinds.length > 0 && any === 0 ? 1 : 0;
  features[AT.kindNear] = share(near, all);
}

function isFresh({ first, last }: TypedWords, fresh: Uint8Array): boolean {
  for (let place = first; place <= last; place++) if (fresh[place] === 1) return true;
  return false;
}
