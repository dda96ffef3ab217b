import { ButtonStyle } from 'discord-api-types/v10';
import type { Article, Claim } from '../../../src/article/article-model.ts';
import type { ClaimPlace, Place } from '../../../src/article/article-places.ts';
import type { Change } from '../../../src/article/comparing/compare-articles.ts';
import { escapeWithin, type Mark, type Markdown, quote } from '../../../src/bot/markdown.ts';
import type { Messages } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import { type ArticleReplacement, countChanges } from '../../../src/library/article-replacement.ts';
import type { AskedChecks } from '../../../src/library/check-questions.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { headingOf } from '../../../src/reply/section-message.ts';
import { changedWords } from './changed-words.ts';
import { cancelReplacementAction, confirmReplacementAction } from './replacement-actions.ts';

const titleLength = 160;
const claimLength = 160;
const headingLength = 60;
const questionLength = 120;
const mostOfEach = 2;
const mostSections = 3;
const mostChecks = 3;

export type ReplacementShown = ArticleReplacement & {
  readonly draft: string;
  readonly before: Article;
  /** What was read otherwise than its author may expect, in words. */
  readonly warnings: readonly Markdown[];
  readonly checks: AskedChecks;
  /** What members would not find in the new text. */
  readonly unfound: readonly Markdown[];
  /** What it says first; by default, that only one member sees it. */
  readonly note?: Markdown;
  /** Where claims that change are quoted. */
  readonly quoted: readonly Markdown[];
};

/** What a new text would change, with what there is to press. */
export function replacementMessage(shown: ReplacementShown, words: Messages): Message {
  const { draft, before, changes, warnings } = shown;
  const { replacing } = words;
  const sections = sectionLines(changes.sections, words);
  const notes = [...warnings.map((text) => `⚠️ ${text}`), ...checkLines(shown, words), ...shown.unfound];
  return longMessage({
    title: replacing.title(escapeWithin(titleOf(before, words), titleLength)),
    parts: [
      [`-# ${shown.note ?? replacing.preview}`, countsLine(shown, words)].join('\n'),
      ...(['changed', 'gone', 'new', 'moved'] as const).map((kind) => claimLines(changes.claims, kind, words)),
      ...(sections.length === 0 ? [] : [[`**${replacing.sections}**`, ...sections].join('\n')]),
      ...(notes.length === 0 ? [] : [notes.join('\n')]),
      ...(shown.quoted.length === 0 ? [] : [shown.quoted.join('\n')]),
    ],
    rows: rows([
      button(replacing.replace, confirmReplacementAction.id({ draft }), { style: ButtonStyle.Success }),
      button(words.adding.cancel, cancelReplacementAction.id({ draft })),
    ]),
  });
}

/** "12 new · 3 changed · 2 gone · 40 as before" */
function countsLine({ changes }: ArticleReplacement, { replacing }: Messages): Markdown {
  const counts = countChanges(changes.claims);
  const parts = (['new', 'changed', 'gone', 'moved', 'same'] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : [replacing.counts[kind](counts[kind])],
  );
  return `**${replacing.claims}** ${parts.join(' · ')}`;
}

type ClaimChanges = readonly Change<ClaimPlace>[];

/** The first of a kind, as they were and as they will be. */
function claimLines(changes: ClaimChanges, kind: 'new' | 'changed' | 'gone' | 'moved', words: Messages): Markdown {
  const all = changes.filter((change) => change.kind === kind);
  if (all.length === 0) return '';
  const lines = all.slice(0, mostOfEach).flatMap(linesOf);
  const more = all.length - mostOfEach;
  return [
    `**${words.replacing.kinds[kind]}**`,
    ...lines.map((line) => quote(line)),
    ...(more > 0 ? [quote(words.adding.more(more))] : []),
  ].join('\n');
}

function linesOf(change: Change<ClaimPlace>): readonly Markdown[] {
  if (change.kind === 'new') return [line('➕', change.after.claim)];
  if (change.kind === 'gone') return [line('➖', change.before.claim)];
  if (change.kind !== 'changed') return [line('↕️', change.after.claim)];
  const [old, young] = [change.before.claim, change.after.claim];
  const [was, is] = changedWords(old.text, young.text);
  return [line('➖', old, was), line('➕', young, is)];
}

function line(sign: string, claim: Claim, marks: readonly Mark[] = []): Markdown {
  return `${sign} ${claimLine(claim, claimLength, marks).replaceAll('\n', ' ')}`;
}

function sectionLines(changes: readonly Change<Place>[], words: Messages): readonly Markdown[] {
  const name = (place: Place) => escapeWithin(headingOf(place, words), headingLength);
  const lines = changes.flatMap((change) => {
    if (change.kind === 'new') return [`➕ ${name(change.after)}`];
    if (change.kind === 'gone') return [`➖ ${name(change.before)}`];
    if (change.kind === 'changed') return [`✏️ ${name(change.before)} → ${name(change.after)}`];
    return change.kind === 'moved' ? [`↕️ ${name(change.after)}`] : [];
  });
  const more = lines.length - mostSections;
  return [...lines.slice(0, mostSections), ...(more > 0 ? [words.adding.more(more)] : [])];
}

/** Which check questions would bring another claim first, and how many do so already. */
function checkLines({ checks: { failed, asked, already } }: ReplacementShown, words: Messages): readonly Markdown[] {
  const { checking } = words;
  const others = already === 0 ? [] : [`⚠️ ${checking.already(already, asked)}`];
  if (failed.length === 0)
    return [...(asked === already ? [] : [`✅ ${checking.allFine(asked - already)}`]), ...others];
  const more = failed.length - mostChecks;
  return [
    `⚠️ ${checking.wouldFail(failed.length, asked)}`,
    ...failed
      .slice(0, mostChecks)
      .flatMap(({ check, found }) => [
        quote(escapeWithin(check.question, questionLength)),
        quote(
          `-# ${found === undefined ? checking.findsNothing : `${checking.finds} ${claimLine(found.claim, claimLength)}`}`,
        ),
      ]),
    ...(more > 0 ? [quote(words.adding.more(more))] : []),
    ...others,
  ];
}
