import type { TypedWords } from '../index/claim-facts.ts';
import { AT, FEATURES, type FeatureVector } from './feature-names.ts';
import type { View } from './feature-view.ts';
import { share } from './features-words.ts';

/** Places of the features that a kind of answer has of its own. */
const KINDS = new Map<string, number>(FEATURES.slice(FEATURES.indexOf('date')).map((kind) => [kind, AT[kind]]));

/** A kind that is asked for, but not first of all, counts less. */
const SECOND_KIND = 0.7;

/** Features of what a claim says beyond the question: new words, new names, and stretches of the kind asked for. */
export function answerFeatures(view: View, features: FeatureVector): void {
  const { entry, at, close } = view;
  const { index } = entry;
  const from = index.offsets[at] ?? 0;
  const length = (index.offsets[at + 1] ?? from) - from;
  const section = index.sectionOf[at] ?? 0;
  const first = index.sectionStarts[section] ?? 0;
  features[AT.firstOfArticle] = at === 0 ? 1 : 0;
  features[AT.firstOfSection] = at === first ? 1 : 0;
  features[AT.position] = Math.log1p(Math.min(at - first, 20));
  features[AT.length] = Math.log1p(length);
  features[AT.novel] = Math.log1p(close.novel);
  features[AT.novelNames] = Math.log1p(close.names);
  kindFeatures(view, features);
}

function kindFeatures({ question, facts, importance, row, close }: View, features: FeatureVector): void {
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
