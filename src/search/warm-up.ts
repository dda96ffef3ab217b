import type { Article } from '../article/article-model.ts';
import type { Slices } from './basics/slices.ts';
import type { EngineWeights } from './engine-weights.ts';
import { vectors } from './features/word-meaning.ts';
import { searchScopeOf, Shard } from './index/shard.ts';
import type { Language } from './language/languages.ts';
import { analyseQuestion } from './question/answer-kinds.ts';
import { INTENT_LANGUAGES, patternsOf } from './question/intent-patterns.ts';
import { detectIntent } from './question/intent.ts';
import { loadLexicon } from './recognise/lexicon.ts';
import { recognise } from './recognise/recognise.ts';
import { searchScopes } from './search-scopes.ts';

/** Texts that make patterns be compiled: V8 does so at their first and second use. */
const PROBES = ['Who was it in 1902?', 'what is $3 million', 'North Street 7'];

/** Claims that are practised on, in turns. */
const PRACTICE = [1, 4, 16];

/** Characters of each that are: enough to run all that there is to compile. */
const PRACTICE_LENGTH = 300;

/** Languages that this process is warm for: what is read and compiled is there for every engine. */
const warm = new Set<string>();

/** Reads what a language needs and runs what answers, slice by slice, so that the first question does not wait for either. */
export async function warmUp(
  language: Language,
  article: Article,
  weights: EngineWeights,
  slices: Slices,
): Promise<void> {
  const { code } = language;
  if (warm.has(code)) return;
  await language.load(slices);
  if (code === 'en') vectors();
  await slices.pause();
  await loadLexicon(code, slices);
  for (const known of INTENT_LANGUAGES) {
    await slices.pause();
    patternsOf(known);
  }
  for (const probe of PROBES) {
    await slices.pause();
    detectIntent(probe, code);
    await slices.pause();
    analyseQuestion(probe, code);
    recognise(probe, code);
  }
  await practise(language, article, weights, slices);
  await slices.pause();
  warm.add(code);
}

/** Asks of the first claims of an article, of few at first: V8 compiles most of the engine when it first runs. */
async function practise(language: Language, article: Article, weights: EngineWeights, slices: Slices): Promise<void> {
  const { confidence } = weights;
  // Nothing is refused, so that the marking of answers is practised too.
  const willing = { ...weights, confidence: { ...confidence, bands: { ...confidence.bands, refuse: { other: 0 } } } };
  const claims = article.sections
    .flatMap((section) => section.claims)
    .slice(0, Math.max(...PRACTICE))
    .map(({ id, text }) => ({ id, text: text.slice(0, PRACTICE_LENGTH) }));
  for (const size of PRACTICE) {
    const shard = new Shard(language);
    const part = {
      id: '',
      title: '',
      language: language.code,
      sections: [{ heading: '', claims: claims.slice(0, size) }],
    };
    shard.commit(await shard.prepare(part, slices), 0);
    for (const probe of PROBES) {
      await slices.pause();
      searchScopes(probe, [searchScopeOf(shard)], {}, willing);
    }
  }
}
