import type { Article } from '../../src/article/article-model.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { LibraryView } from '../../src/library/library.ts';
import { limits } from '../../src/reply/claim-quotes.ts';
import { summariesText } from '../../src/reply/summary-text.ts';
import type { SearchResult } from '../../src/search/index.ts';
import { wholeFacts } from './whole-facts.ts';

/** "tl;dr", "key points", "what is the conclusion?": the claims that say most; undefined where something else was asked. */
export function summaryAnswer(
  { intent }: SearchResult,
  articles: readonly Article[],
  library: LibraryView,
  messages: Messages,
): Message | undefined {
  if (intent.kind !== 'whole' || intent.about !== 'summary') return undefined;
  const { also } = intent;
  const text = summariesText(articles, library, messages);
  if (text === undefined) return undefined;
  const [only, ...others] = articles;
  if (also === undefined || only === undefined || others.length > 0) return { content: text };
  // "What is it about and who wrote it?"
  const [, ...facts] = wholeFacts({ kind: 'whole', about: also }, only, messages);
  const lines = facts.slice(0, 2).map(({ text: fact }) => escapeWithin(fact, limits.word * 2));
  return { content: [...lines, text].join('\n') };
}
