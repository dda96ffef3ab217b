import type { Article, Section } from '../../../src/article/article-model.ts';
import { plain } from '../../../src/bot/markdown.ts';
import type { Library } from '../../../src/library/library.ts';

/** Questions that an article answers by its own headings, and those of them that do not bring their own answer first. */
export type UnfoundQuestions = { readonly asked: number; readonly unfound: readonly string[] };

/** By words each takes some milliseconds. */
const mostAsked = 200;
/** What has not been read by then is answered by words. */
const patienceMs = 5_000;

/** Asks an article the questions among its headings, as members will ask them. */
export async function unfoundQuestions(article: Article, library: Pick<Library, 'alone'>): Promise<UnfoundQuestions> {
  const questions = article.sections
    .flatMap((section, index) => {
      const question = questionOf(section);
      return question === undefined || section.claims.length === 0 ? [] : [{ question, index }];
    })
    .slice(0, mostAsked);
  if (questions.length === 0) return { asked: 0, unfound: [] };
  const signal = AbortSignal.timeout(patienceMs);
  const unfound = await library.alone(article, async ({ search }) => {
    const missed: string[] = [];
    for (const { question, index } of questions) {
      const { status, hits } = await search(question, { limit: 1, signal });
      if (status === 'refused' || hits[0]?.index !== index) missed.push(question);
    }
    return missed;
  });
  return { asked: questions.length, unfound };
}

/** What a section answers: what the document marks as a question, or a heading that ends like one. */
function questionOf({ question, heading, path }: Section): string | undefined {
  const own = plain(question ?? path?.at(-1) ?? heading);
  return question !== undefined || /[?？؟]\s*$/u.test(own) ? own : undefined;
}
