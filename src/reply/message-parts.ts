import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Article, Claim } from '../article/article-model.ts';
import { type ClaimPlace, numberToShow } from '../article/article-places.ts';
import type { CustomId } from '../bot/action.ts';
import { cut, escape, type Markdown, plain } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import { nameAmong } from './article-names.ts';
import { limits } from './claim-quotes.ts';

export type AnswerContext = {
  /** Those that are asked. */
  readonly articles: readonly Article[];
  readonly messages: Messages;
  /** All of the server's: where there are several, an answer says which it is from. */
  readonly shelf: readonly Article[];
  /** For whom somebody else asked. */
  readonly askedFor?: string;
  /** The question before, where this one was understood as going on from it. */
  readonly after?: string;
  /** Who made a private answer public. */
  readonly sharedBy?: string;
};

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const labelLength = 80;
export const optionLength = 100;
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

export type MenuOption = {
  readonly label: string;
  readonly value: string;
  /** What it is, in small print below it. */
  readonly description?: string;
};

/** A menu to choose one from, as a row of its own; no row where there is nothing to choose. */
export function menu(placeholder: string, customId: CustomId, options: readonly MenuOption[]): readonly Row[] {
  if (options.length === 0) return [];
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: options.slice(0, maxOptions).map(({ label, value, description }) => ({
      label: optionLabel(label),
      value,
      ...(description !== undefined && { description }),
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [component] }];
}

/** One line that shows text as it is (menus and choices have no markup), cut at a word. */
export function optionLabel(text: string): string {
  return cut(plain(text), optionLength);
}

const between = ' · ';
/** What an article's title may take of the line. */
const titleLength = 18;

/**
 * Where a claim is from, in one line: the headings above it, its number, and its article among several. Of an article
 * that came from an address it is a link to the claim's place there.
 */
export function sourceLine(
  place: ClaimPlace,
  { shelf, isLinked = true }: { readonly shelf: readonly Article[]; readonly isLinked?: boolean },
): Markdown {
  const { article, claim } = place;
  const number = numberToShow(claim)?.replaceAll('`', '');
  const name = nameAmong(article, shelf, titleLength);
  const own = number === undefined ? [] : [plain(number)];
  const sourceOf = (parts: readonly string[]): Markdown => {
    const line = escape(parts.join(between));
    return isLinked ? linkedTo(line, claimAddress(place)) : line;
  };
  // Where there is no heading, the article's name stands in its place.
  if (name !== undefined && plain(place.section.heading) === '') return sourceOf([name, ...own]);
  const after = [...own, ...(name === undefined ? [] : [name])];
  const room = limits.source - after.reduce((sum, part) => sum + part.length + between.length, 0);
  const heading = headingWithin(place, room);
  return sourceOf([...(heading === '' ? [] : [heading]), ...after]);
}

/** The headings as far as there is room; of several the narrowest is kept. */
function headingWithin({ section: { heading, path }, article }: ClaimPlace, room: number): string {
  const whole = plain(heading);
  if (whole.length <= room || path === undefined || path.length < 2) return cut(whole || plain(article.title), room);
  return `… › ${cut(plain(path.at(-1) ?? ''), room - 4)}`;
}

/** Words at the beginning and at the end of a claim by which a browser finds its place. */
const wordsToFind = 5;

/**
 * The address of an article with a text fragment that leads to the claim: browsers scroll to it and mark it. Undefined where the
 * article has no address of the web.
 * @example claimAddress(place) // 'https://example.org/rules#:~:text=Be%20kind'
 */
export function claimAddress({ article: { sourceUrl }, claim }: ClaimPlace): string | undefined {
  const url = sourceUrl === undefined ? null : URL.parse(sourceUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const fragment = fragmentOf(claim);
  const address = inBrackets(url.href);
  if (fragment === undefined) return address;
  return `${address}${url.hash === '' ? '#' : ''}:~:text=${fragment}`;
}

/** Code and rows of tables stand in their document with other marks between. */
function fragmentOf({ text, label, leadIn, codeFrom, columns }: Claim): string | undefined {
  if (codeFrom !== undefined || columns !== undefined || text.includes('\n')) return undefined;
  const own = [leadIn, label].reduce<string>(
    (rest, before) => (before !== undefined && rest.startsWith(before) ? rest.slice(before.length).trimStart() : rest),
    text,
  );
  const words = own
    .toWellFormed()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length <= 2 * wordsToFind) return words.length === 0 ? undefined : encoded(words.join(' '));
  return [words.slice(0, wordsToFind), words.slice(-wordsToFind)].map((part) => encoded(part.join(' '))).join(',');
}

/** In a text fragment, commas, ampersands and hyphens part it; brackets would end the link around it. */
function encoded(text: string): string {
  return inBrackets(encodeURIComponent(text).replaceAll('-', '%2D'));
}

function inBrackets(address: string): string {
  return address.replace(/[()<>\\*_~`|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What reads like an address of its own is no link to another one. */
const likeAnAddress = /[\p{L}\d]\.\p{L}{2,}|\/\//u;

/** A text that leads to an address; without one, or with one that is too long, the text. In angle brackets it is shown no preview of. */
export function linkedTo(text: Markdown, address: string | undefined): Markdown {
  if (address === undefined || address.length > limits.address) return text;
  return likeAnAddress.test(text) ? `${text} [↗](<${address}>)` : `[${text}](<${address}>)`;
}
