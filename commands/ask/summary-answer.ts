import { escapeWithin } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerContext } from '../../src/reply/message-parts.ts';
import { summariesText } from '../../src/reply/summary-text.ts';
import type { SearchResult } from '../../src/search/index.ts';
import { questionLine } from './answer-message.ts';
import { wholeFacts } from './whole-facts.ts';

/** A line of what else was asked in the same breath. */
const factLength = 120;

/** "tl;dr", "key points", "what is the conclusion?": the claims that say most; undefined where something else was asked. */
export function summaryAnswer(
  { intent, question }: SearchResult,
  context: AnswerContext,
  library: LibraryView,
): Message | undefined {
  if (intent.kind !== 'whole' || intent.about !== 'summary') return undefined;
  const { articles, messages } = context;
  const text = summariesText(articles, library, messages);
  if (text === undefined) return undefined;
  const top = questionLine(question, context);
  const { also } = intent;
  const [only, ...others] = articles;
  // "What is it about and who wrote it?"
  const [, fact] =
    also === undefined || only === undefined || others.length > 0
      ? []
      : wholeFacts({ kind: 'whole', about: also }, only, messages);
  return {
    content: [
      ...(top === '' ? [] : [top]),
      ...(fact === undefined ? [] : [escapeWithin(fact.text, factLength)]),
      text,
    ].join('\n'),
  };
}
