import { setImmediate as turn } from 'node:timers/promises';
import { numberToShow } from '../../src/article/article-places.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { FileToSend } from '../../src/bot/reply.ts';
import type { QuestionGroup } from './question-groups.ts';
import type { ArticleTimes } from './shown-claims.ts';
import { groupName } from './shown-words.ts';

/** Rows that are written at once, and at most: a file stays within what Discord takes of a bot. */
const AT_ONCE = 50;
const MOST_ROWS = 20_000;
const MOST_TEXT = 400;

type Row = readonly (string | number)[];

const groupsFile = 'questions.csv';
const claimsFile = 'claims.csv';

/** What was not answered well, a group a row; rare words are left out as in the message. */
export function groupsCsv(groups: readonly QuestionGroup[], { insights: { csv } }: Messages): Promise<FileToSend> {
  return file(
    groupsFile,
    [csv.question, csv.times, csv.wordings, csv.refused, csv.unsure, csv.down, csv.first, csv.last],
    groups,
    (group) => [
      groupName(group),
      group.times,
      group.wordings.length,
      group.outcomes.refused,
      group.outcomes.unsure,
      group.down,
      dayOf(group.first),
      dayOf(group.last),
    ],
  );
}

/** How often each claim was shown. */
export function claimsCsv(articles: readonly ArticleTimes[], { insights: { csv } }: Messages): Promise<FileToSend> {
  return file(
    claimsFile,
    [csv.article, csv.number, csv.claim, csv.times],
    articles.flatMap(({ claims }) => claims),
    ({ place: { article, claim }, times }) => [article.title, numberToShow(claim) ?? claim.id, claim.text, times],
  );
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Spreadsheets take what begins with "=", "+", "-", "@", a tab or a line's end for a formula: such a text gets a "'" before it. */
async function file<T>(name: string, head: Row, rows: readonly T[], rowOf: (one: T) => Row): Promise<FileToSend> {
  const options = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;
  // Loaded when it is needed first: few bots ever write a table.
  const { stringify } = await import('csv-stringify/sync');
  const parts = [stringify([head], { ...options, bom: true })];
  for (let at = 0; at < Math.min(rows.length, MOST_ROWS); at += AT_ONCE) {
    const some = rows.slice(at, Math.min(at + AT_ONCE, MOST_ROWS));
    parts.push(
      stringify(
        some.map((row) => rowOf(row).map(cell)),
        options,
      ),
    );
    await turn();
  }
  return { name, data: new TextEncoder().encode(parts.join('')) };
}

/** What would stand on several lines, or have no end, is one short line; what begins with other signs of formulas stays as it is. */
function cell(value: string | number): string | number {
  return typeof value === 'number' ? value : value.slice(0, MOST_TEXT).toWellFormed();
}
