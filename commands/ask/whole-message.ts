import { escapeWithin, type Markdown, cut } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Intent } from '../../src/search/index.ts';
import { type Fact, type Whole, wholeFacts } from './whole-facts.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerContext } from '../../src/reply/message-parts.ts';
import { summaryText } from '../../src/reply/summary-text.ts';
import { libraryLine } from '../../src/reply/article-names.ts';
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

/** A friendly word back, in one line; how to ask for who wants to know. A greeting names what there is to ask where that is several. */
export function smalltalkMessage({ about }: Smalltalk, { articles, messages }: AnswerContext): Message {
  const { smalltalk, several } = messages;
  if (articles.length < 2 || (about !== 'greeting' && about !== 'help')) return { content: smalltalk[about] };
  return { content: `${several[about]}\n${libraryLine(articles, messages)}` };
}

/** A line of what else was asked in the same breath. */
const factLength = 120;

/** "tl;dr", "key points", "what is the conclusion?": the claims of an article that say most; undefined where something else was asked. */
export function summaryAnswer(
  intent: Intent,
  top: Markdown,
  { articles, messages }: AnswerContext,
  library: LibraryView,
): Message | undefined {
  if (intent.kind !== 'whole' || intent.about !== 'summary') return undefined;
  const [article] = articles;
  if (article === undefined) return undefined;
  const text = summaryText(article, library, messages);
  if (text === undefined) return undefined;
  const { also } = intent;
  // "What is it about and who wrote it?"
  const [, fact] = also === undefined ? [] : wholeFacts({ kind: 'whole', about: also }, article, messages);
  return {
    content: [
      ...(top === '' ? [] : [top]),
      ...(fact === undefined ? [] : [escapeWithin(fact.text, factLength)]),
      text,
    ].join('\n'),
  };
}
