import type { APIEmbed } from 'discord-api-types/v10';
import type { Claim } from '../../src/article/article-model.ts';
import { escape, escapeWithin, type Markdown, piecesWithin, plain } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { colours } from '../../src/reply/message-parts.ts';
import { signatures, titleOf } from '../../src/reply/article-names.ts';
import { limits, claimQuotes } from '../../src/reply/claim-quotes.ts';
import { type Place, sectionNumber } from '../../src/article/article-places.ts';

/** A claim longer than this goes on in a quote of its own. */
const pieceLength = 1_500;
/** Article titles beyond this are no titles; the message around them must stay within Discord's 2,000. */
const titleLength = 600;
const subtitleLength = 300;

/** A section with those of its claims that are to be posted. */
export type SummarySection = Place & { readonly claims: readonly Claim[] };

/** What stands above the claims, each a line of its own, in small print. */
export type Notes = readonly Markdown[];

/** Each claim of these sections under its heading, in as many messages as that takes: nothing is left out or cut. */
export function summaryMessages(
  sections: readonly SummarySection[],
  notes: Notes,
  words: Messages,
): readonly Message[] {
  const article = sections[0]?.article;
  if (article === undefined) return [];
  const { subtitle = '' } = article;
  const content = [
    `## ${escapeWithin(titleOf(article, words), titleLength)}`,
    ...(subtitle === '' ? [] : [`*${escapeWithin(subtitle, subtitleLength)}*`]),
    ...notes.map((note) => `-# ${note}`),
  ].join('\n');
  const embeds = withFooter(
    sections.flatMap((section) => sectionEmbeds(section, words)),
    signatures([article]),
  );
  return inMessages(embeds).map((some, at) => ({ ...(at === 0 && { content }), embeds: some }));
}

/** Under which name people talk about it: the section's heading where it is one section, else the article's title. */
export function subjectOf(sections: readonly SummarySection[], words: Messages): string {
  const [first, second] = sections;
  if (first === undefined) return '';
  const heading = second === undefined ? plain(first.section.heading) : '';
  return heading === '' ? plain(titleOf(first.article, words)) : heading;
}

function sectionEmbeds({ index, section, claims }: SummarySection, words: Messages): readonly APIEmbed[] {
  const heading = plain(section.heading);
  const number = sectionNumber(index);
  const title = heading === '' ? '' : `${number} · ${escape(heading)}`;
  const fits = title.length <= limits.title;
  const above = fits ? [] : piecesWithin(heading, pieceLength).map((piece) => `**${piece}**`);
  const titles = (at: number): Markdown => {
    if (heading === '' || (at === 0 && !fits)) return '';
    return at === 0 ? title : words.summary.continued(`${number} · ${escapeWithin(heading, limits.heading)}`);
  };
  return descriptions([...above, ...claims.flatMap((claim) => claimQuotes(claim, pieceLength))]).map(
    (description, at) => ({
      ...(titles(at) !== '' && { title: titles(at) }),
      description,
      color: colours.neutral,
    }),
  );
}

function withFooter(embeds: readonly APIEmbed[], text: string): readonly APIEmbed[] {
  if (text === '') return embeds;
  return embeds.map((embed, at) => (at === embeds.length - 1 ? { ...embed, footer: { text } } : embed));
}

/** Discord's limits on embeds, with some room left: a description, all embeds of a message together, and their number. */
const descriptionLength = 3_900;
const messageLength = 5_800;
const embedsInMessage = 10;

/** Paragraphs joined into as few descriptions as hold them. Each is at most as long as a description. */
function descriptions(paragraphs: readonly Markdown[]): readonly Markdown[] {
  const joined: Markdown[] = [];
  for (const paragraph of paragraphs) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + 2 + paragraph.length <= descriptionLength)
      joined[joined.length - 1] = `${last}\n\n${paragraph}`;
    else joined.push(paragraph);
  }
  return joined;
}

/** Embeds in as few messages as Discord lets them stand in, in order. */
function inMessages(embeds: readonly APIEmbed[]): readonly (readonly APIEmbed[])[] {
  const found: APIEmbed[][] = [];
  let length = 0;
  for (const embed of embeds) {
    const size = (embed.title?.length ?? 0) + (embed.description?.length ?? 0) + (embed.footer?.text.length ?? 0);
    const last = found.at(-1);
    if (last !== undefined && last.length < embedsInMessage && length + size <= messageLength) {
      last.push(embed);
      length += size;
    } else {
      found.push([embed]);
      length = size;
    }
  }
  return found;
}
