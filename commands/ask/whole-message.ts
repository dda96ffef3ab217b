import { escapeWithin, type Markdown, cut } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Intent } from '../../src/search/index.ts';
import { type Fact, type Whole, wholeFacts } from './whole-facts.ts';
import { type AnswerContext, colours } from '../../src/reply/message-parts.ts';
import { coverage, limits, signatures } from '../../src/reply/claim-quotes.ts';

type Smalltalk = Extract<Intent, { kind: 'smalltalk' }>;

const prefix: Readonly<Record<Fact['as'], Markdown>> = { line: '', item: '- ', quote: '> ' };

/** The facts in Discord's markdown, for each article. */
export function wholeMessage(intent: Whole, question: string, context: AnswerContext): Message {
  const { articles, messages } = context;
  const blocks = articles.slice(0, limits.headings).map((article) =>
    wholeFacts(intent, article, messages)
      .map(({ text, as }) => prefix[as] + escapeWithin(text, limits.claim))
      .join('\n'),
  );
  return {
    embeds: [
      {
        title: escapeWithin(question, limits.title),
        description: cut(blocks.join('\n\n'), limits.description),
        color: colours.sure,
        footer: { text: signatures(articles) },
      },
    ],
  };
}

/** A friendly word back, and how to ask. */
export function smalltalkMessage({ about }: Smalltalk, { articles, messages }: AnswerContext): Message {
  const { smalltalk, answer } = messages;
  const help = about === 'help' ? [] : [smalltalk.help];
  return {
    embeds: [
      {
        description: [smalltalk[about], ...help, `${answer.covers}\n${coverage(articles, messages)}`].join('\n\n'),
        color: colours.neutral,
        footer: { text: signatures(articles) },
      },
    ],
  };
}
