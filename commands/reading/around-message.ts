import type { Claim } from '../../src/article/article-model.ts';
import { escape, type Mark, type Markdown, quote } from '../../src/bot/markdown.ts';
import { type Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { signatures } from '../../src/reply/article-names.ts';
import { claimLine, claimQuotes, sectionName, limits } from '../../src/reply/claim-quotes.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import type { ClaimPlace } from '../../src/article/article-places.ts';
import { openSectionAction, placeRef } from '../../src/reply/places.ts';
import { sectionTitle } from '../../src/reply/section-message.ts';

/** A claim has no more characters than about these, and is shown in one piece where escaping does not make it longer. */
const longestClaim = 2_400;

/** A claim in its section, between its neighbours: as many on each side as `radius`. The words that were typed are underlined in it. */
export function aroundMessage(
  place: ClaimPlace,
  radius: number,
  words: Messages,
  typed: readonly Mark[] = [],
): Message {
  const { article, index, section, claim } = place;
  const at = section.claims.indexOf(claim);
  const from = Math.max(0, at - radius);
  const around = section.claims.slice(from, at + radius + 1);
  const lines = [
    ...(from > 0 ? [`-# ${words.reading.before(from)}`] : []),
    ...around.map((each) => (each === claim ? askedText(each, typed) : quote(claimLine(each, limits.claim)))),
    ...(from + around.length < section.claims.length
      ? [`-# ${words.reading.following(section.claims.length - from - around.length)}`]
      : []),
  ];
  return longMessage({
    title: sectionTitle(place, words),
    parts: [lines.join('\n')],
    foot: escape(signatures([article])),
    rows: rows([
      button(
        words.answerButtons.section(sectionName(place)),
        openSectionAction.id(placeRef({ article, index, section })),
      ),
    ]),
  });
}

/** The claim that was asked for stands out in bold, and is shown whole however long it is; its neighbours as far as there is room. */
function askedText(claim: Claim, typed: readonly Mark[]): Markdown {
  const isShort =
    escape(claim.text).length <= limits.claim && !claim.text.includes('\n') && claim.codeFrom === undefined;
  return isShort ? quote(`**${claimLine(claim, limits.claim, typed)}**`) : claimQuotes(claim, longestClaim).join('\n');
}
