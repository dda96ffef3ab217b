import type { Article } from '../article/article-model.ts';
import { sectionNumber } from '../article/article-places.ts';
import type { ArticleInfo } from '../library/library-view.ts';
import { escapeWithin, type Markdown, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Message } from '../bot/reply.ts';
import { longMessage } from './long-message.ts';
import { menu, optionLabel } from './message-parts.ts';
import { titleOf } from './article-names.ts';
import { limits } from './claim-quotes.ts';
import { articleKey, chooseArticleAction } from './places.ts';
import { headingOf, sectionMenu } from './section-message.ts';

const maxSections = 12;
const maxArticles = 25;

/** An article at a glance: what it is, what it covers, how to ask it. */
export function articleMessage(article: Article, words: Messages): Message {
  const { articleCard: card } = words;
  const line = (label: string, value: string | undefined): Markdown[] =>
    value === undefined || value === '' ? [] : [`**${label}** ${escapeWithin(value, limits.heading)}`];
  const about = [
    ...line(card.author, article.author),
    ...line(card.date, article.date),
    ...line(card.source, article.sourceUrl),
  ];
  return longMessage({
    title: escapeWithin(titleOf(article, words), limits.title),
    parts: [
      [
        ...(article.subtitle === undefined ? [] : [escapeWithin(article.subtitle, limits.preceding)]),
        ...about,
        ...(article.aboutAuthor === undefined ? [] : [quote(escapeWithin(article.aboutAuthor, limits.preceding))]),
      ].join('\n'),
      `**${card.sections}**\n${sectionLines(article, words).join('\n')}`,
      card.howToAsk,
    ],
    rows: sectionMenu([article], words),
  });
}

function sectionLines(article: Article, words: Messages): readonly Markdown[] {
  const lines = article.sections.slice(0, maxSections).map((section, index) => {
    const name = escapeWithin(headingOf({ article, section, index }, words), limits.heading);
    return `\`${sectionNumber(index)}\` ${name}\n-# ${words.articleCard.claims(section.claims.length)}`;
  });
  const more = article.sections.length - lines.length;
  return more > 0 ? [...lines, words.answer.moreHeadings(more)] : lines;
}

/** The articles to choose from. */
export function articlesMessage(
  articles: readonly Pick<ArticleInfo, 'id' | 'title' | 'author'>[],
  words: Messages,
): Message {
  const { articleCard: card } = words;
  const shown = articles.slice(0, maxArticles);
  const lines = shown.map((article) => {
    const author = article.author === undefined ? [] : [escapeWithin(article.author, limits.word)];
    return [`**${escapeWithin(titleOf(article, words), 90)}**`, ...author].join(' · ');
  });
  if (articles.length > shown.length) lines.push(words.answer.moreHeadings(articles.length - shown.length));
  return longMessage({
    title: card.articles(articles.length),
    parts: [lines.join('\n'), card.howToAsk],
    rows: menu(
      card.choose,
      chooseArticleAction.id({}),
      shown.map((article) => ({ label: optionLabel(titleOf(article, words)), value: articleKey(article.id) })),
    ),
  });
}
