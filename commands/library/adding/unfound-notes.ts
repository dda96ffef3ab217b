import type { Article, Claim } from '../../../src/article/article-model.ts';
import { escapeWithin, type Markdown, quote } from '../../../src/bot/markdown.ts';
import type { Messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { claimsOfPassedDays } from './passed-days.ts';
import { type UnfoundQuestions, unfoundQuestions } from './unfound-questions.ts';

/** What members would not find in a text, or find too late. Only the first of each are named: the others are empty. */
export type UnfoundNotes = {
  readonly questions: UnfoundQuestions;
  readonly passed: { readonly count: number; readonly claims: readonly Claim[] };
};

const mostPassed = 3;
const mostQuestions = 3;
const noteLength = 120;

export async function unfoundIn(article: Article, services: Services): Promise<UnfoundNotes> {
  const { asked, unfound } = await unfoundQuestions(article, services.library);
  const passed = await claimsOfPassedDays(article, services.now());
  return {
    questions: { asked, unfound: unfound.slice(0, mostQuestions).concat(unfound.slice(mostQuestions).map(() => '')) },
    passed: { count: passed.length, claims: passed.slice(0, mostPassed) },
  };
}

export function unfoundLines({ questions, passed }: UnfoundNotes, words: Messages): readonly Markdown[] {
  const { adding } = words;
  return [
    ...listed(
      `⚠️ ${adding.notFound(questions.unfound.length, questions.asked)}`,
      questions.unfound.filter((question) => question !== '').map((question) => escapeWithin(question, noteLength)),
      questions.unfound.length,
      words,
    ),
    ...listed(
      `⚠️ ${adding.passed(passed.count)}`,
      passed.claims.map((claim) => claimLine(claim, noteLength)),
      passed.count,
      words,
    ),
  ];
}

function listed(title: string, lines: readonly Markdown[], count: number, { adding }: Messages): readonly Markdown[] {
  if (count === 0) return [];
  const more = count - lines.length;
  return [title, ...lines.map(quote), ...(more > 0 ? [quote(adding.more(more))] : [])];
}
