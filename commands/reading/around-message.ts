import type { Claim } from '../../src/article/article-model.ts';
import { escapeWithin, type Markdown, quote } from '../../src/bot/markdown.ts';
import { type Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { button, colours, limits, rows, signatures } from '../../src/reply/message-parts.ts';
import { type ClaimPlace, sectionNumber } from '../../src/article/article-places.ts';
import { openSectionAction, placeRef } from '../../src/reply/places.ts';
import { sectionTitle } from '../../src/reply/section-message.ts';

/** A claim in its section, between its neighbours: as many on each side as `radius`. */
export function aroundMessage(place: ClaimPlace, radius: number, words: Messages): Message {
  const { article, index, section, claim } = place;
  const number = sectionNumber(index);
  const at = section.claims.indexOf(claim);
  const from = Math.max(0, at - radius);
  const around = section.claims.slice(from, at + radius + 1);
  const lines = [
    ...(from > 0 ? [`-# ${words.reading.before(from)}`] : []),
    ...around.map((each) => claimQuote(each, each === claim)),
    ...(from + around.length < section.claims.length
      ? [`-# ${words.reading.following(section.claims.length - from - around.length)}`]
      : []),
  ];
  return {
    embeds: [
      {
        title: sectionTitle(place, words),
        description: lines.join('\n\n'),
        color: colours.neutral,
        footer: { text: signatures([article]) },
      },
    ],
    components: rows([
      button(words.answerButtons.section(number), openSectionAction.id(placeRef({ article, index, section }))),
    ]),
  };
}

/** The claim that was asked for stands out in bold. */
function claimQuote({ id, text }: Claim, asked: boolean): Markdown {
  const line = `\`${id}\` ${escapeWithin(text, limits.claim)}`;
  return quote(asked ? `**${line}**` : line);
}
