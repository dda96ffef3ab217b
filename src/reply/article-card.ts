import type { Article } from '../article/article-model.ts';
import { sectionNumber } from '../article/article-places.ts';
import type { CustomId } from '../bot/action.ts';
import type { ArticleInfo } from '../library/library-view.ts';
import { cut, escapeWithin, type Markdown, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Message } from '../bot/reply.ts';
import { longMessage } from './long-message.ts';
import { menu, optionLabel, optionLength, type Row } from './message-parts.ts';
import { libraryLine, mostInMenu, nameAmong, titleOf } from './article-names.ts';
import { limits } from './claim-quotes.ts';
import { articleKey, chooseArticleAction } from './places.ts';
import { headingOf, sectionMenu } from './section-message.ts';

const maxSections = 12;

/** An article at a glance: what it is, what it covers, how to ask it. */
export function articleMessage(article: Article, words: Messages): Message {
  return longMessage({
    title: escapeWithin(titleOf(article, words), limits.title),
    parts: [aboutLines(article, words).join('\n'), coveredLines(article, words).join('\n'), words.articleCard.howToAsk],
    rows: sectionMenu([article], words),
  });
}

/** The same in a message's text, below the question that moderators say it answers. */
export function articleText(article: Article, top: Markdown, words: Messages): Markdown {
  const title = `**${escapeWithin(titleOf(article, words), limits.title)}**`;
  const lines = [...(top === '' ? [] : [top]), title, ...aboutLines(article, words), ...coveredLines(article, words)];
  return cut(lines.join('\n'), limits.message);
}

function aboutLines(article: Article, { articleCard: card }: Messages): readonly Markdown[] {
  const line = (label: string, value: string | undefined): Markdown[] =>
    value === undefined || value === '' ? [] : [`**${label}** ${escapeWithin(value, limits.heading)}`];
  return [
    ...(article.subtitle === undefined ? [] : [escapeWithin(article.subtitle, limits.preceding)]),
    ...line(card.author, article.author),
    ...line(card.date, article.date && card.day(article.date)),
    ...line(card.source, article.sourceUrl),
    ...(article.aboutAuthor === undefined ? [] : [quote(escapeWithin(article.aboutAuthor, limits.preceding))]),
  ];
}

function coveredLines(article: Article, words: Messages): readonly Markdown[] {
  return [`**${words.articleCard.sections}**`, ...sectionLines(article, words)];
}

function sectionLines(article: Article, words: Messages): readonly Markdown[] {
  const lines = article.sections.slice(0, maxSections).map((section, index) => {
    const name = escapeWithin(headingOf({ article, section, index }, words), limits.heading);
    return `\`${sectionNumber({ section, index })}\` ${name}\n-# ${words.articleCard.claims(section.claims.length)}`;
  });
  const more = article.sections.length - lines.length;
  return more > 0 ? [...lines, words.answer.moreHeadings(more)] : lines;
}

/** The articles to choose from. */
export function articlesMessage(articles: readonly Titled[], words: Messages): Message {
  const { articleCard: card } = words;
  const shown = articles.slice(0, mostInMenu);
  const lines = shown.map((article) => {
    const author = article.author === undefined ? [] : [escapeWithin(article.author, limits.word)];
    return [`**${escapeWithin(titleOf(article, words), 90)}**`, ...author].join(' · ');
  });
  if (articles.length > shown.length) lines.push(words.answer.moreHeadings(articles.length - shown.length));
  return longMessage({
    title: card.articles(articles.length),
    parts: [lines.join('\n'), card.howToAsk],
    rows: articleMenu(articles, card.choose, chooseArticleAction.id({}), words),
  });
}

type Titled = Pick<ArticleInfo, 'id' | 'title' | 'author'>;

/** A menu of articles; of more than it holds the nearest, best first, and then the first. */
export function articleMenu(
  articles: readonly Titled[],
  placeholder: string,
  customId: CustomId,
  words: Messages,
  nearest: readonly Titled[] = [],
): readonly Row[] {
  const ids = new Set(nearest.map(({ id }) => id));
  const inOrder = articles.length <= mostInMenu ? articles : [...nearest, ...articles.filter(({ id }) => !ids.has(id))];
  const options = inOrder.slice(0, mostInMenu).map((article) => ({
    label: nameAmong(article, articles, optionLength) ?? optionLabel(titleOf(article, words)),
    value: articleKey(article.id),
  }));
  return menu(placeholder, customId, options);
}

/** What there is to read: the sections of one article, or of several the articles, each of which shows its sections. */
export function libraryMenu(
  articles: readonly Article[],
  words: Messages,
  nearest: readonly Article[] = [],
): readonly Row[] {
  if (articles.length < 2) return sectionMenu(articles, words);
  return articleMenu(articles, words.several.choose, chooseArticleAction.id({}), words, nearest);
}

/** The articles of a library in one line, and a menu of them. */
export function libraryMessage(articles: readonly Titled[], words: Messages): Message {
  return {
    content: libraryLine(articles, words),
    components: articleMenu(articles, words.several.choose, chooseArticleAction.id({}), words),
  };
}
