import type { Article } from '../../src/article/article-model.ts';
import { escapeWithin, type Mark, type Markdown, markedWithin, quote } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { cut } from '../../src/bot/plain-text.ts';
import type { Hit, SearchResult } from '../../src/search/basics/search-types.ts';
import { type Group, groupBySection } from '../../src/reply/hit-groups.ts';
import { type AnswerContext, colours, coverage, limits, signatures } from '../../src/reply/reply-parts.ts';
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
  const { articles, messages } = context;
  const { answer } = messages;
  const small = { sure: answer.sure, unsure: undefined, further: messages.answerNotes.further }[band];
  const description = [
    ...notes(corrections, context),
    ...(band === 'unsure' ? [`**${answer.unsure}**`] : []),
    ...groupBySection(hits).map((group) => groupMarkdown(group, articles, messages)),
    ...(small === undefined ? [] : [`-# ${small}`]),
  ];
  return {
    embeds: [
      {
        title,
        description: description.join('\n\n'),
        color: { sure: colours.sure, unsure: colours.unsure, further: colours.neutral }[band],
        footer: { text: signatures(articles.filter(({ id }) => hits.some(({ articleId }) => articleId === id))) },
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

/** Hits of one section under its heading, as quotes. */
export function groupMarkdown(group: Group, articles: readonly Article[], messages: Messages): Markdown {
  const title = group.heading || (articles.find(({ id }) => id === group.articleId)?.title ?? '');
  const quotes = group.hits.map((hit) => hitMarkdown(hit, messages)).join('\n\n');
  return title === '' ? quotes : `**${escapeWithin(title, limits.heading)}**\n${quotes}`;
}

function hitMarkdown(hit: Hit, messages: Messages): Markdown {
  const before = hit.leansOn;
  const lines = before
    ? [`\`${before.id}\` ${escapeWithin(before.text, limits.preceding)} *(${messages.answer.preceding})*`]
    : [];
  return quote([...lines, `\`${hit.claim.id}\` ${claimMarkdown(hit)}`].join('\n'));
}

function claimMarkdown({ claim, matched, answer }: Hit): Markdown {
  const marks: Mark[] = matched.map((span) => ({ ...span, kind: 'matched' }));
  if (answer !== undefined) marks.push({ ...answer, kind: 'answer' });
  return markedWithin(claim.text, marks, limits.claim);
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
