import type { Article } from '../../src/article/article-model.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import type { Intent, WholeAbout } from '../../src/search/index.ts';

export type Whole = Extract<Intent, { kind: 'whole' }>;

/** A line about an article, as text: what it says, and whether it stands in a list or is quoted. */
export type Fact = { readonly text: string; readonly as: 'line' | 'item' | 'quote' };

/** Answers a question about the article as a whole, from its title, author, headings and size. */
export function wholeFacts({ about, also }: Whole, article: Article, messages: Messages): readonly Fact[] {
  const title = line(messages.whole.title(titleOf(article, messages)));
  const first = factsAbout(about, article, messages);
  const second = also === undefined ? [] : factsAbout(also, article, messages);
  // A summary names the author as well, and has the sections.
  const said = new Set(first.map(({ text }) => text));
  return [title, ...first, ...second.filter(({ text }) => !said.has(text))];
}

function factsAbout(about: WholeAbout, article: Article, messages: Messages): readonly Fact[] {
  const { whole } = messages;
  const author = line(article.author === undefined ? whole.noAuthor : whole.author(article.author));
  switch (about) {
    case 'title':
      return [];
    case 'author':
      return [author, ...(article.aboutAuthor === undefined ? [] : [quoted(article.aboutAuthor)])];
    case 'date':
      return [line(article.date === undefined ? whole.noDate : whole.date(article.date))];
    case 'source':
      return [line(article.sourceUrl === undefined ? whole.noSource : whole.source(article.sourceUrl))];
    case 'length':
      return [line(whole.length(article.sections.length, claimsOf(article).length, wordCount(article)))];
    case 'sections':
    case 'summary':
      return [...(article.author === undefined ? [] : [author]), line(whole.sections), ...headings(article)];
  }
}

function line(text: string): Fact {
  return { text, as: 'line' };
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
