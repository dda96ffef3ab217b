import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../src/article/article-model.ts';
import { makeArticle } from '../../src/article/make-article.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { Library } from '../../src/library/library.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { articleChoices, claimChoices, sectionChoices } from '../../src/reply/place-choices.ts';
import { type Corpus, corpusOf, questionSets } from '../corpus.ts';
import { stagesOf } from '../measure-lookup.ts';
import { quantile } from '../measure-speed.ts';
import { benchTable, figure } from '../tables.ts';

/** What a key stroke costs in an option, from what was typed to the suggestions, in milliseconds. */
export type ChoiceSpeed = {
  readonly option: string;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
};

const ARTICLES = 200;
const CLAIMS = 10_000;
const SECTIONS = 5;
const QUESTIONS = 100;

/** The sentences of the question sets as many short articles, each called by the first words of its first claim. */
function shortArticles({ articles }: Corpus): readonly Article[] {
  const texts = articles.flatMap(({ sections }) => sections.flatMap(({ claims }) => claims.map(({ text }) => text)));
  const each = CLAIMS / ARTICLES;
  const wordsOf = (text: string, many: number): string => text.split(/\s+/u).slice(0, many).join(' ');
  return Array.from({ length: ARTICLES }, (_, at) => {
    const own = texts.slice(at * each, (at + 1) * each);
    const sections = Array.from({ length: SECTIONS }, (__, section) => {
      const claims = own.slice((section * each) / SECTIONS, ((section + 1) * each) / SECTIONS);
      return {
        heading: wordsOf(claims[0] ?? '', 5),
        claims: claims.map((text, claim) => ({ id: `${section + 1}.${claim + 1}`, text })),
      };
    });
    return makeArticle({ id: `article-${at}`, title: wordsOf(own.at(-1) ?? '', 6), language: 'en', sections });
  });
}

/** Measures the options of a large library in this process, at all stages of typing. */
export async function measureChoices(): Promise<ChoiceSpeed[]> {
  const corpus = await corpusOf(questionSets(), CLAIMS);
  const library = new Library(shortArticles(corpus));
  const infos = await library.articles({});
  const stages = corpus.questions.slice(0, QUESTIONS).flatMap((question) => stagesOf(question));
  const typed = [...new Set(['', '2', '2.1', 't', 'th', ...stages])];
  return library.read({}, async (view: LibraryView) => {
    const options: Readonly<Record<string, (text: string) => unknown>> = {
      claim: (text) => claimChoices(view, text, messages.en),
      section: (text) => sectionChoices(view, text, messages.en),
      article: (text) => articleChoices(infos, text, messages.en),
    };
    const rows: ChoiceSpeed[] = [];
    for (const [option, choose] of Object.entries(options)) rows.push({ option, ...(await timesOf(choose, typed)) });
    return rows;
  });
}

/** Each is typed so often, and the quickest counts: what else the machine does meanwhile is not Docent's. */
const TRIES = 5;

async function timesOf(choose: (text: string) => unknown, typed: readonly string[]) {
  for (const text of typed) choose(text);
  const times: number[] = [];
  for (const text of typed) {
    let quickest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < TRIES; at++) {
      // Each is a turn of the event loop of its own in a bot as well.
      await setImmediate();
      const start = performance.now();
      choose(text);
      quickest = Math.min(quickest, performance.now() - start);
    }
    times.push(quickest);
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: times.at(-1) ?? 0 };
}

export const choiceTable = (rows: readonly ChoiceSpeed[]): string =>
  benchTable([
    [`suggestions, ${ARTICLES} articles, ${CLAIMS.toLocaleString('en')} claims`, 'p50 ms', 'p99 ms', 'most'],
    ...rows.map(({ option, p50, p99, most }) => [option, figure(p50), figure(p99), figure(most)]),
  ]);
