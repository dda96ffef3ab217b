import type { APIButtonComponentWithCustomId, APIComponentInContainer } from 'discord-api-types/v10';
import type { Claim } from '../../src/article/article-model.ts';
import { escape, escapeWithin, type Markdown, piecesWithin, plain } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { framed, dividingLine, textPart, textWithButton } from '../../src/reply/long-message.ts';
import { button } from '../../src/reply/message-parts.ts';
import { openSectionAction, placeRef } from '../../src/reply/places.ts';
import { signatures, titleOf } from '../../src/reply/article-names.ts';
import { limits, claimQuotes } from '../../src/reply/claim-quotes.ts';
import { type Place, sectionNumber } from '../../src/article/article-places.ts';

/** A claim longer than this goes on in a quote of its own. */
const pieceLength = 1_500;
/** As much of a section stands under its heading at once. */
const textLength = 1_700;
/** Article titles beyond this are no titles; the message around them must stay within Discord's 2,000. */
const titleLength = 600;
const subtitleLength = 300;

/** A section with those of its claims that are to be posted. */
export type SummarySection = Place & { readonly claims: readonly Claim[] };

/** What stands above the claims, each a line of its own, in small print. */
export type Notes = readonly Markdown[];

/**
 * Each claim of these sections under its heading, in as many messages as that takes: nothing is left out or cut. A section that has more
 * than is shown of it can be opened.
 */
export function summaryMessages(
  sections: readonly SummarySection[],
  notes: Notes,
  words: Messages,
): readonly Message[] {
  const article = sections[0]?.article;
  if (article === undefined) return [];
  const { subtitle = '' } = article;
  const head = [
    `## ${escapeWithin(titleOf(article, words), titleLength)}`,
    ...(subtitle === '' ? [] : [`*${escapeWithin(subtitle, subtitleLength)}*`]),
    ...notes.map((note) => `-# ${note}`),
  ].join('\n');
  const foot = escape(signatures([article]));
  const blocks = sections.flatMap((section) => sectionBlocks(section, words));
  const all = inMessages(blocks, { length: head.length + foot.length, count: 4 });
  return all.map((some, at) => ({
    layout: [
      framed([
        ...(at === 0 ? [textPart(head)] : []),
        ...some.flatMap(({ parts }, place) => [...(place === 0 && at > 0 ? [] : [dividingLine()]), ...parts]),
        ...(at === all.length - 1 && foot !== '' ? [dividingLine(), textPart(`-# ${foot}`)] : []),
      ]),
    ],
  }));
}

/** Under which name people talk about it: the section's heading where it is one section, else the article's title. */
export function subjectOf(sections: readonly SummarySection[], words: Messages): string {
  const [first, second] = sections;
  if (first === undefined) return '';
  const heading = second === undefined ? plain(first.section.heading) : '';
  return heading === '' ? plain(titleOf(first.article, words)) : heading;
}

function sectionBlocks({ article, index, section, claims }: SummarySection, words: Messages): readonly SummaryBlock[] {
  const heading = plain(section.heading);
  const number = sectionNumber({ section, index });
  const name = `${number} · ${escapeWithin(heading, limits.heading)}`;
  // A heading too long for one is said whole.
  const isTold = heading !== '' && name.endsWith('…');
  const told = isTold ? piecesWithin(heading, pieceLength).map((piece) => blockOf([`**${piece}**`])) : [];
  const titleOfPart = (at: number): Markdown => {
    if (heading === '' || (at === 0 && isTold)) return '';
    return `### ${at === 0 ? name : words.summary.continued(name)}`;
  };
  const open = button(words.reading.readOn, openSectionAction.id(placeRef({ article, index, section })));
  const isPart = claims.length < section.claims.length;
  const texts = joined(
    claims.flatMap((claim) => claimQuotes(claim, pieceLength)),
    textLength,
  );
  return [...told, ...texts.map((text, at) => blockOf([titleOfPart(at), text], at === 0 && isPart ? open : undefined))];
}

/** Texts one below the other; the first one with a button beside it. */
function blockOf(texts: readonly Markdown[], beside?: APIButtonComponentWithCustomId): SummaryBlock {
  const shown = texts.filter((text) => text !== '');
  return {
    parts: shown.map((text, at) => (at === 0 && beside !== undefined ? textWithButton(text, beside) : textPart(text))),
    length: shown.reduce((sum, text) => sum + text.length, 0),
    count: shown.length + (beside === undefined ? 1 : 3),
  };
}

/** Discord's limits on a message that is made of components, with some room left: its texts, and its components, together. */
const messageLength = 3_550;
const partsInMessage = 36;

/** What stands together: its parts, how many characters they have and how many components they are, at whatever depth. */
type SummaryBlock = {
  readonly parts: readonly APIComponentInContainer[];
  readonly length: number;
  readonly count: number;
};

/** Paragraphs joined into as few texts as hold them. Each is at most as long as a text. */
function joined(paragraphs: readonly Markdown[], max: number): readonly Markdown[] {
  const texts: Markdown[] = [];
  for (const paragraph of paragraphs) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + paragraph.length <= max)
      texts[texts.length - 1] = `${last}\n${paragraph}`;
    else texts.push(paragraph);
  }
  return texts;
}

/** Blocks in as few messages as Discord lets them stand in, in order; `first`: what the first one has above them, which may fill it alone. */
function inMessages(
  blocks: readonly SummaryBlock[],
  first: Pick<SummaryBlock, 'length' | 'count'>,
): readonly (readonly SummaryBlock[])[] {
  const found: SummaryBlock[][] = [[]];
  let { length, count } = first;
  for (const block of blocks) {
    const last = found.at(-1) ?? [];
    if (length > 0 && (length + block.length > messageLength || count + block.count > partsInMessage)) {
      found.push([block]);
      length = block.length;
      count = block.count;
    } else {
      last.push(block);
      length += block.length;
      count += block.count;
    }
  }
  return found;
}
