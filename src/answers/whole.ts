import type { Article } from '../article/model.ts';
import { escapeWithin, type Markdown } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Message } from '../bot/reply.ts';
import { cut } from '../bot/text.ts';
import type { Intent } from '../search/types.ts';
import { type AnswerContext, colours, coverage, limits, signatures, titleOf } from './parts.ts';

type About<Kind> = Extract<Intent, { kind: Kind }> extends { about: infer A } ? A : never;

/** A line about an article, as text: what it says, and whether it stands in a list or is quoted. */
export type Fact = { readonly text: string; readonly as: 'line' | 'item' | 'quote' };

/** Answers a question about the article as a whole, from its title, author, headings and size. */
export function wholeFacts(about: About<'whole'>, article: Article, messages: Messages): readonly Fact[] {
  const { whole } = messages;
  const line = (text: string): Fact => ({ text, as: 'line' });
  const title = line(whole.title(titleOf(article, messages)));
  const author = line(article.author === undefined ? whole.noAuthor : whole.author(article.author));
  switch (about) {
    case 'title':
      return [title];
    case 'author':
      return [title, author, ...(article.aboutAuthor === undefined ? [] : [quoted(article.aboutAuthor)])];
    case 'date':
      return [title, line(article.date === undefined ? whole.noDate : whole.date(article.date))];
    case 'source':
      return [title, line(article.sourceUrl === undefined ? whole.noSource : whole.source(article.sourceUrl))];
    case 'length':
      return [title, line(whole.length(article.sections.length, claimsOf(article).length, wordCount(article)))];
    case 'sections':
    case 'summary':
      return [title, ...(article.author === undefined ? [] : [author]), line(whole.sections), ...headings(article)];
  }
}

function quoted(text: string): Fact {
  return { text, as: 'quote' };
}

function headings({ sections }: Article): readonly Fact[] {
  return sections.flatMap(({ heading }): Fact[] => (heading === '' ? [] : [{ text: heading, as: 'item' }]));
}

function claimsOf({ sections }: Article) {
  return sections.flatMap(({ claims }) => claims);
}

function wordCount(article: Article): number {
  const words = new Intl.Segmenter(article.language, { granularity: 'word' });
  return claimsOf(article).reduce(
    (sum, { text }) => sum + [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length,
    0,
  );
}

const prefix: Readonly<Record<Fact['as'], Markdown>> = { line: '', item: '- ', quote: '> ' };

/** The facts in Discord's markdown, for each article. */
export function wholeMessage(about: About<'whole'>, question: string, context: AnswerContext): Message {
  const { articles, messages } = context;
  const blocks = articles.slice(0, limits.headings).map((article) =>
    wholeFacts(about, article, messages)
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
export function smalltalkMessage(about: About<'smalltalk'>, { articles, messages }: AnswerContext): Message {
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
