import type { Article } from '../../src/article/article-model.ts';
import { ownLabel } from '../../src/article/article-labels.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Grade, Hit, Similar } from '../../src/search/index.ts';
import { coverage } from '../../src/reply/article-names.ts';
import { claimName, hitMarkdown, hitsShown, limits } from '../../src/reply/claim-quotes.ts';
import { sourceLine } from '../../src/reply/message-parts.ts';

/** The grade is the nearest claim's own: only that one says so; of what is only related, several are worth showing. */
const claimsShown: Readonly<Record<Grade, number>> = { stated: 1, denied: 1, related: hitsShown, none: 0 };

/** Beside the words, which say it all: at a glance it is told whether the article agrees. */
const dots: Partial<Readonly<Record<Grade, string>>> = { stated: '🟢 ', denied: '🔴 ' };

export function nearestShown({ grade, hits }: Similar): readonly Hit[] {
  return hits.slice(0, claimsShown[grade]);
}

/** What each claim may take, so that three of them with their sources are within a message. */
const roomForEach = 480;

/** What the article says that is nearest to a message, each claim above its source: whether the message is true is not Docent's to say. */
export function gradedMessage({ grade, hits }: Similar, articles: readonly Article[], words: Messages): Message {
  const { graded } = words;
  const quoting = { shown: hits, max: hits.length === 1 ? limits.claim : roomForEach, isNumbered: false };
  const body =
    grade === 'none'
      ? [...(articles.length > 1 ? [] : [words.answer.covers]), coverage(articles, words)]
      : [
          ...hits.flatMap((hit) => [hitMarkdown(hit, quoting, words), `-# ${sourceLine(hit, { shelf: articles })}`]),
          `-# ${graded.note}`,
        ];
  return {
    content: [
      `${dots[grade] ?? ''}**${grade === 'none' && articles.length > 1 ? words.several.notFound : graded[grade]}**`,
      ...body,
    ].join('\n'),
  };
}

/** A claim as a moderator quotes it: what the document calls it, its words, where it stands. */
export function quoteMessage(hit: Hit, articles: readonly Article[], words: Messages): Message {
  const name = documentsName(hit, words);
  const plainHit = { ...hit, matched: [] };
  const above = name === undefined ? [] : [`**${escapeWithin(name, limits.word)}**`];
  const below = `-# ${sourceLine(hit, { shelf: articles })}`;
  // As much as a message holds beside them: a rule is quoted whole where it can be.
  const max = limits.message - above.join('').length - below.length;
  const quoted = hitMarkdown(plainHit, { shown: [plainHit], max, isNumbered: false }, words);
  return { content: [...above, quoted, below].join('\n') };
}

/** In all languages of the wording: it is the document that is asked, in whichever it is. */
const ofRules = /\b(?:rules?|reglas?|regeln?|r[èe]gles?)(?!\p{L})|правил/iu;

/**
 * What people call a claim: by its document's own number, "Rule 4" in rules and "Point 4" elsewhere, or as the document writes it, "§ 3".
 * Undefined where the document numbers neither it nor its section.
 */
export function documentsName({ claim, section, article }: Hit, { quoted }: Messages): string | undefined {
  const own = claim.label === undefined ? ownLabel(section) : claimName(claim);
  if (own === undefined || /\p{L}{2,}|§/u.test(own)) return own;
  return ofRules.test(`${article.title} ${section.heading}`) ? quoted.rule(own) : quoted.point(own);
}
