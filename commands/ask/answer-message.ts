import type { Article } from '../../src/article/article-model.ts';
import { cut, escape, escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { ReadAs } from '../../src/library/asked/answer-records.ts';
import { type AnswerContext, claimAddress, linkedTo, sourceLine } from '../../src/reply/message-parts.ts';
import { coverage, isOneNumber, libraryLine, nameAmong } from '../../src/reply/article-names.ts';
import { groupBySection, groupMarkdown, type HitGroup, hitMarkdown, limits } from '../../src/reply/claim-quotes.ts';
import type { Hit, Intent, SearchResult } from '../../src/search/index.ts';
import { notSaid, whyRefused } from './asked-words.ts';
import { type Fact, type Whole, wholeFacts } from './whole-facts.ts';
import { summaryText } from '../../src/reply/summary-text.ts';

/**
 * What is answered, as a message's text: it is read where previews are switched off, in a notification and aloud, and found by
 * Discord's search. First comes the question in small print, last where the answer is from.
 */
export function answerMessage(result: SearchResult, context: AnswerContext): Message {
  const { intent, question, status, hits, corrections, missing = [] } = result;
  if (intent.kind === 'smalltalk') return smalltalkMessage(intent, context);
  if (intent.kind === 'whole') return wholeMessage(intent, questionLine(question, context), context);
  const { messages } = context;
  const ofSeveral = context.articles.length > 1;
  if (intent.kind === 'empty')
    return refusalMessage(question, context, (ofSeveral ? messages.several : messages.answer).noQuestion);
  if (status === 'refused')
    return refusalMessage(question, context, whyRefused(result, messages, { ofSeveral, shown: shortWord }));
  const band = status === 'answered' ? 'sure' : 'unsure';
  return hitsMessage({ top: questionLine(question, context), band, hits, readAs: { corrections, missing } }, context);
}

/** Hits as they are shown: one page of an answer. */
export type Shown = {
  /** The line over them: `questionLine`. */
  readonly top: Markdown;
  /** `further`: the hits that come after an answer's first. */
  readonly band: 'sure' | 'unsure' | 'further';
  readonly hits: readonly Hit[];
  /** What the first hit does not say of what was asked about, and which words were read as others. */
  readonly readAs: ReadAs;
};

/** The message that shows hits: one by itself with its source below, several under their headings. */
export function hitsMessage(shown: Shown, context: AnswerContext): Message {
  const { top, band, hits, readAs } = shown;
  const { messages, sharedBy, shelf } = context;
  const doubt = () =>
    shelf.length > 1 && isOneNumber(hits)
      ? messages.several.sameNumber
      : [messages.answer.unsure, ...notSaid(readAs.missing, messages, shortWord)].join(' ');
  const before = [
    ...(top === '' ? [] : [top]),
    ...notes(readAs, context),
    ...(band === 'unsure' ? [doubt()] : []),
    ...(band === 'further' ? [`-# ${messages.answerNotes.further}`] : []),
  ];
  const after = sharedBy === undefined ? [] : [`-# ${messages.answerNotes.sharedBy(`<@${sharedBy}>`)}`];
  const room = limits.message - [...before, ...after].reduce((sum, line) => sum + line.length + 1, 0);
  return { content: [...before, quotes(hits, room, context), ...after].join('\n') };
}

const shortWord = (text: string): Markdown => escapeWithin(text, limits.word);

/** The question in small print: Discord does not show it over a command's answer. */
export function questionLine(
  question: string,
  { messages, askedFor }: Pick<AnswerContext, 'messages' | 'askedFor'>,
): Markdown {
  const shown = escapeWithin(question, limits.question);
  if (askedFor === undefined) return shown === '' ? '' : `-# ${shown}`;
  return `-# ${messages.answerNotes.askedFor(`<@${askedFor}>`)}${shown === '' ? '' : `: ${shown}`}`;
}

/** How the question was understood, in small print. */
function notes({ corrections }: ReadAs, { messages, after }: AnswerContext): readonly Markdown[] {
  const { answer, answerNotes } = messages;
  return [
    ...(after === undefined ? [] : [answerNotes.after(escapeWithin(after, limits.previous))]),
    ...corrections.slice(0, limits.corrections).map(({ from, to }) => answer.readAs(shortWord(from), shortWord(to))),
  ].map((line) => `-# ${line}`);
}

/** What claims may take each, until all of them fit: the longest first. */
const roomForEach = [limits.claim, 480, 300, 180];
/** With less than this for each, addresses have no room. */
const leastWithLinks = 480;

function quotes(hits: readonly Hit[], room: number, context: AnswerContext): Markdown {
  let made = '';
  for (const max of roomForEach) {
    made = quotesWithin(hits, max, context);
    if (made.length <= room) return made;
  }
  return cut(made, room);
}

function quotesWithin(hits: readonly Hit[], max: number, { messages, shelf }: AnswerContext): Markdown {
  const isLinked = max >= leastWithLinks;
  const [only, ...others] = hits;
  if (only !== undefined && others.length === 0) {
    const quoting = { shown: hits, max, isNumbered: false };
    return `${hitMarkdown(only, quoting, messages)}\n-# ${sourceLine(only, { shelf, isLinked })}`;
  }
  const quoting = { shown: hits, max, isNumbered: true };
  return groupBySection(hits)
    .map((group) => groupMarkdown(group, quoting, messages, groupTitle(group, shelf, isLinked)))
    .join('\n');
}

function groupTitle(
  { article, heading, hits: [first] }: HitGroup,
  shelf: readonly Article[],
  isLinked: boolean,
): Markdown {
  const title = escapeWithin(heading || article.title, limits.groupTitle);
  const linked = first === undefined || !isLinked ? title : linkedTo(title, claimAddress(first));
  const name = shelf.length > 1 ? nameAmong(article, shelf, limits.word) : undefined;
  return name === undefined || heading === '' ? linked : `${linked} · ${escape(name)}`;
}

const nothingRead: ReadAs = { corrections: [], missing: [] };

function refusalMessage(question: string, context: AnswerContext, why: string): Message {
  const { articles, messages } = context;
  const top = questionLine(question, context);
  const lines = [
    ...(top === '' ? [] : [top]),
    ...notes(nothingRead, context),
    articles.length > 1 ? why : `${why} ${messages.answer.covers}`,
    coverage(articles, messages),
  ];
  return { content: lines.join('\n') };
}

type Smalltalk = Extract<Intent, { kind: 'smalltalk' }>;

const prefix: Readonly<Record<Fact['as'], Markdown>> = { line: '', item: '- ', quote: '> ' };
const maxArticles = 5;

/** The facts in Discord's markdown, for each article. */
export function wholeMessage(intent: Whole, top: Markdown, { articles, messages }: AnswerContext): Message {
  const blocks = articles.slice(0, maxArticles).map((article) =>
    wholeFacts(intent, article, messages)
      .map(({ text, as }) => prefix[as] + escapeWithin(text, limits.claim))
      .join('\n'),
  );
  if (articles.length > maxArticles) blocks.push(messages.answer.moreHeadings(articles.length - maxArticles));
  return { content: cut([...(top === '' ? [] : [top]), blocks.join('\n\n')].join('\n'), limits.message) };
}

/** A friendly word back, in one line; how to ask for who wants to know. A greeting names what there is to ask where that is several. */
function smalltalkMessage({ about }: Smalltalk, { articles, messages }: AnswerContext): Message {
  const { smalltalk, several } = messages;
  if (articles.length < 2 || (about !== 'greeting' && about !== 'help')) return { content: smalltalk[about] };
  return { content: `${several[about]}\n${libraryLine(articles, messages)}` };
}

/** A line of what else was asked in the same breath. */
const factLength = 120;

/** "tl;dr", "key points", "what is the conclusion?": the claims of an article that say most; undefined where something else was asked. */
export function summaryAnswer(
  intent: Intent,
  top: Markdown,
  { articles, messages }: AnswerContext,
  library: LibraryView,
): Message | undefined {
  if (intent.kind !== 'whole' || intent.about !== 'summary') return undefined;
  const [article] = articles;
  if (article === undefined) return undefined;
  const text = summaryText(article, library, messages);
  if (text === undefined) return undefined;
  const { also } = intent;
  // "What is it about and who wrote it?"
  const [, fact] = also === undefined ? [] : wholeFacts({ kind: 'whole', about: also }, article, messages);
  return {
    content: [
      ...(top === '' ? [] : [top]),
      ...(fact === undefined ? [] : [escapeWithin(fact.text, factLength)]),
      text,
    ].join('\n'),
  };
}
