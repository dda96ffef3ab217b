import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Article } from '../article/article-model.ts';
import type { CustomId } from '../bot/action.ts';
import { cut, escapeWithin, type Markdown, plain } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Hit } from '../search/index.ts';

/**
 * What a part may take, in UTF-16 units after escaping: Discord's limits, with room left for what stands around. Three claims
 * at their longest, each with the claim that it leans on and a heading, stay within a description.
 */
export const limits = {
  title: 256,
  description: 4096,
  footer: 240,
  signatures: 3,
  claim: 700,
  preceding: 240,
  steps: 1500,
  heading: 150,
  headings: 12,
  corrections: 3,
  word: 40,
  previous: 120,
};

/** Claims shown at once, and claims that can be paged through. */
export const hitsShown = 3;
export const hitsKept = 12;

export const colours = { sure: 0x2d7d46, unsure: 0xb8860b, refused: 0x6b7280, neutral: 0x5865f2 };

export type AnswerContext = {
  readonly articles: readonly Article[];
  readonly messages: Messages;
  /** The question before, where this one was understood as going on from it. */
  readonly after?: string;
  /** Who made a private answer public. */
  readonly sharedBy?: string;
};

export function titleOf({ title }: Pick<Article, 'title'>, messages: Messages): string {
  return plain(title) === '' ? messages.answer.untitled : title;
}

/**
 * Titles and authors of the first few articles, for a footer, short enough for what may stand beside them. Footers show no
 * markdown, so nothing needs escaping.
 */
export function signatures(articles: readonly Pick<Article, 'title' | 'author'>[]): string {
  const shown = articles.slice(0, limits.signatures);
  const each = shown.map(({ title, author }) => [title, author].filter((part) => part !== undefined && part !== ''));
  const text = cut(plain(each.map((parts) => parts.join(' · ')).join(' | ')), limits.footer);
  return articles.length > shown.length ? `${text} | +${articles.length - shown.length}` : text;
}

/** What the articles cover, as a list: their section headings, or titles where those are empty. */
export function coverage(articles: readonly Article[], messages: Messages): Markdown {
  const headings = articles.flatMap((article) => {
    const named = article.sections.map(({ heading }) => heading).filter((heading) => plain(heading) !== '');
    return named.length > 0 ? named : [titleOf(article, messages)];
  });
  const shown = headings.slice(0, limits.headings);
  const lines = shown.map((heading) => `- ${escapeWithin(heading, limits.heading)}`);
  if (headings.length > shown.length) lines.push(`- ${messages.answer.moreHeadings(headings.length - shown.length)}`);
  return lines.join('\n');
}

/** Hits of one section, best first. */
export type HitGroup = { readonly article: Article; readonly heading: string; readonly hits: readonly Hit[] };

/** Hits of one section stand together, where its best hit ranks. */
export function groupBySection(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = Map.groupBy(hits, ({ index, article }) => `${index} ${article.id}`);
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ article: first.article, heading: first.section.heading, hits: group }];
  });
}

/** The articles that hits are from, each once, best first. */
export function articlesOf(hits: readonly Hit[]): readonly Article[] {
  return [...new Set(hits.map(({ article }) => article))];
}

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const labelLength = 80;
const optionLength = 100;
const maxOptions = 25;
const buttonsInRow = 5;

export function button(
  label: string,
  customId: CustomId,
  { style = ButtonStyle.Secondary, emoji }: { style?: APIButtonComponentWithCustomId['style']; emoji?: string } = {},
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    custom_id: customId,
    ...(label !== '' && { label: cut(label, labelLength) }),
    ...(emoji !== undefined && { emoji: { name: emoji } }),
  };
}

/** Rows of at most five; none for no buttons. */
export function rows(...lines: readonly (readonly APIButtonComponentWithCustomId[])[]): readonly Row[] {
  return lines
    .filter(({ length }) => length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components: components.slice(0, buttonsInRow) }));
}

/** A menu to choose one from, as a row of its own; no row where there is nothing to choose. */
export function menu(
  placeholder: string,
  customId: CustomId,
  options: readonly { readonly label: string; readonly value: string }[],
): readonly Row[] {
  if (options.length === 0) return [];
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: options.slice(0, maxOptions).map(({ label, value }) => ({ label: optionLabel(label), value })),
  };
  return [{ type: ComponentType.ActionRow, components: [component] }];
}

/** One line that shows text as it is (menus and choices have no markup), cut at a word. */
export function optionLabel(text: string): string {
  return cut(plain(text), optionLength);
}
