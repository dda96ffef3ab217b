import type { Article } from '../article/model.ts';
import { escape, escapeWithin, type Mark, type Markdown, markedWithin, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Message } from '../bot/reply.ts';
import { cut } from '../bot/text.ts';
import type { Hit, SearchResult } from '../search/types.ts';
import { type Group, groupBySection } from './groups.ts';
import { type AnswerContext, colours, coverage, limits, signatures } from './parts.ts';
import { smalltalkMessage, wholeMessage } from './whole.ts';

/** The message that answers: hits under their headings, or what the article covers instead. */
export function answerMessage(result: SearchResult, context: AnswerContext): Message {
  const { intent } = result;
  if (intent.kind === 'smalltalk') return smalltalkMessage(intent.about, context);
  if (intent.kind === 'whole') return wholeMessage(intent.about, result.question, context);
  if (intent.kind === 'empty') return refusalMessage(result, context, context.messages.answer.noQuestion);
  if (result.status === 'refused') return refusalMessage(result, context, context.messages.answer.notCovered);
  return hitsMessage(result, context);
}

function hitsMessage(result: SearchResult, { articles, messages }: AnswerContext): Message {
  const { answer } = messages;
  const sure = result.status === 'answered';
  const notes = result.corrections.map(({ from, to }) => `-# ${answer.readAs(escape(from), escape(to))}`);
  const description = [
    ...(sure ? [] : [`**${answer.unsure}**`]),
    ...notes,
    ...groupBySection(result.hits).map((group) => groupMarkdown(group, articles, messages)),
    ...(sure ? [`-# ${answer.sure}`] : []),
  ];
  return {
    embeds: [
      {
        title: escapeWithin(result.question, limits.title),
        description: description.join('\n\n'),
        color: sure ? colours.sure : colours.unsure,
        footer: {
          text: signatures(articles.filter(({ id }) => result.hits.some(({ articleId }) => articleId === id))),
        },
      },
    ],
  };
}

function groupMarkdown(group: Group, articles: readonly Article[], messages: Messages): Markdown {
  const title = group.heading || (articles.find(({ id }) => id === group.articleId)?.title ?? '');
  const quotes = group.hits.map((hit) => hitMarkdown(hit, messages)).join('\n\n');
  return title === '' ? quotes : `**${escapeWithin(title, limits.heading)}**\n${quotes}`;
}

function hitMarkdown(hit: Hit, messages: Messages): Markdown {
  const before = hit.leansOn;
  const lines = before
    ? [`\`${before.id}\` ${escapeWithin(before.text, limits.claim)} *(${messages.answer.preceding})*`]
    : [];
  return quote([...lines, `\`${hit.claim.id}\` ${claimMarkdown(hit)}`].join('\n'));
}

function claimMarkdown({ claim, matched, answer }: Hit): Markdown {
  const marks: Mark[] = matched.map((span) => ({ ...span, kind: 'matched' }));
  if (answer !== undefined) marks.push({ ...answer, kind: 'answer' });
  return markedWithin(claim.text, marks, limits.claim);
}

function refusalMessage(result: SearchResult, { articles, messages }: AnswerContext, why: string): Message {
  const title = escapeWithin(result.question, limits.title);
  return {
    embeds: [
      {
        ...(title !== '' && { title }),
        description: cut(`${why}\n\n${messages.answer.covers}\n${coverage(articles, messages)}`, limits.description),
        color: colours.refused,
        footer: { text: signatures(articles) },
      },
    ],
  };
}
