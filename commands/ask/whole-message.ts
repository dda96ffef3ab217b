import { escapeWithin, type Markdown, cut } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Intent } from '../../src/search/index.ts';
import { type Fact, type Whole, wholeFacts } from './whole-facts.ts';
import type { AnswerContext } from '../../src/reply/message-parts.ts';
import { limits } from '../../src/reply/claim-quotes.ts';

type Smalltalk = Extract<Intent, { kind: 'smalltalk' }>;

const prefix: Readonly<Record<Fact['as'], Markdown>> = { line: '', item: '- ', quote: '> ' };
const maxArticles = 5;

/** The facts in Discord's markdown, for each article. */
export function wholeMessage(intent: Whole, top: Markdown, { articles, messages }: AnswerContext): Message {
  const blocks = articles.slice(0, maxArticles).map((article) =>
    wholeFacts(intent, article, messages)
      .map(({ text, as }) => prefix[as] + escapeWithin(text, limits.claim))
      .join('\n'),
  );
  if (articles.length > maxArticles) blocks.push(messages.answer.moreHeadings(articles.length - maxArticles));
  return { content: cut([...(top === '' ? [] : [top]), blocks.join('\n\n')].join('\n'), limits.message) };
}

/** A friendly word back, in one line; how to ask for who wants to know. */
export function smalltalkMessage({ about }: Smalltalk, { messages }: AnswerContext): Message {
  return { content: messages.smalltalk[about] };
}
