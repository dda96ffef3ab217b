import { escapeWithin, type Markdown, cut } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import {
  articlesOf,
  groupBySection,
  groupMarkdown,
  type AnswerContext,
  colours,
  coverage,
  hitsShown,
  limits,
  signatures,
} from '../../src/reply/message-parts.ts';
import { smalltalkMessage, wholeMessage } from './whole-message.ts';

/** The message that answers: hits under their headings, or what the article covers instead. */
export function answerMessage(result: SearchResult, context: AnswerContext): Message {
  const { intent } = result;
  if (intent.kind === 'smalltalk') return smalltalkMessage(intent, context);
  if (intent.kind === 'whole') return wholeMessage(intent, result.question, context);
  if (intent.kind === 'empty') return refusalMessage(result, context, context.messages.answer.noQuestion);
  if (result.status === 'refused') return refusalMessage(result, context, context.messages.answer.notCovered);
  const { question, status, hits, corrections } = result;
  const title = escapeWithin(question, limits.title);
  return hitsMessage({ title, band: status === 'answered' ? 'sure' : 'unsure', hits, corrections }, context);
}

/** One in twenty. */
const closeBehind = Math.log(20);

/**
 * How many hits to show at once, 1 to `hitsShown`. Scores are logarithms of odds: what is far behind a sure answer is no answer, and
 * would only stand in the way.
 */
export function worthShowing({ status, hits }: SearchResult): number {
  const best = hits[0]?.score ?? 0;
  const close = status === 'answered' ? hits.filter(({ score }) => best - score <= closeBehind).length : hits.length;
  return Math.max(1, Math.min(close, hitsShown));
}

/** Hits as they are shown: one page of an answer. */
export type Shown = {
  readonly title: Markdown;
  /** `further`: the hits that come after an answer's first. */
  readonly band: 'sure' | 'unsure' | 'further';
  readonly hits: readonly Hit[];
  readonly corrections: SearchResult['corrections'];
};

/** The message that shows hits, grouped under their headings. */
export function hitsMessage({ title, band, hits, corrections }: Shown, context: AnswerContext): Message {
  const { messages } = context;
  const { answer } = messages;
  const small = { sure: answer.sure, unsure: undefined, further: messages.answerNotes.further }[band];
  const description = [
    ...notes(corrections, context),
    ...(band === 'unsure' ? [`**${answer.unsure}**`] : []),
    ...groupBySection(hits).map((group) => groupMarkdown(group, messages)),
    ...(small === undefined ? [] : [`-# ${small}`]),
  ];
  return {
    embeds: [
      {
        title,
        description: description.join('\n\n'),
        color: { sure: colours.sure, unsure: colours.unsure, further: colours.neutral }[band],
        footer: { text: signatures(articlesOf(hits)) },
      },
    ],
  };
}

/** How the question was understood, in small print. */
function notes(corrections: SearchResult['corrections'], { messages, after, sharedBy }: AnswerContext): Markdown[] {
  const { answer, answerNotes } = messages;
  const word = (text: string) => escapeWithin(text, limits.word);
  const lines = [
    ...(sharedBy === undefined ? [] : [answerNotes.sharedBy(`<@${sharedBy}>`)]),
    ...(after === undefined ? [] : [answerNotes.after(escapeWithin(after, limits.previous))]),
    ...corrections.slice(0, limits.corrections).map(({ from, to }) => answer.readAs(word(from), word(to))),
  ];
  return lines.length === 0 ? [] : [lines.map((line) => `-# ${line}`).join('\n')];
}

function refusalMessage(result: SearchResult, context: AnswerContext, why: string): Message {
  const { articles, messages } = context;
  const title = escapeWithin(result.question, limits.title);
  const said = [...notes([], context), why, `${messages.answer.covers}\n${coverage(articles, messages)}`];
  return {
    embeds: [
      {
        ...(title !== '' && { title }),
        description: cut(said.join('\n\n'), limits.description),
        color: colours.refused,
        footer: { text: signatures(articles) },
      },
    ],
  };
}
