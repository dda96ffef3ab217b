import { read, utils, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsCsv, groupsCsv } from '../../../commands/insights/insights-csv.ts';
import { groupQuestions } from '../../../commands/insights/question-groups.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { AskedText } from '../../../src/library/asked/asked-counts.ts';
import { QuestionMeanings } from '../../../src/library/asked/question-meanings.ts';

const asked = (text: string): AskedText => ({
  text,
  outcome: 'refused',
  claims: [],
  times: 3,
  moments: 3,
  down: 0,
  first: 0,
  last: 86_400_000,
});

/** As a spreadsheet opens it. */
function opened(data: Uint8Array): WorkSheet {
  const book = read(data, { type: 'array' });
  return book.Sheets[book.SheetNames[0] ?? ''] ?? {};
}

async function questions(...texts: readonly string[]): Promise<WorkSheet> {
  const { groups } = await groupQuestions(texts.map(asked), new QuestionMeanings());
  return opened((await groupsCsv(groups, messages.en)).data);
}

describe('the table of questions', () => {
  it('opens in a spreadsheet with what was asked, in any script', async () => {
    const text = 'Wie „viel“, bitte; 東京 и мир?';
    const rows = utils.sheet_to_json<unknown[]>(await questions(text), { header: 1, raw: false });
    expect(rows[0]).toEqual([
      'question',
      'times',
      'wordings',
      'not answered',
      'unsure',
      'votes against',
      'first',
      'last',
    ]);
    expect(rows[1]?.slice(0, 6)).toEqual([text, '3', '1', '3', '0', '0']);
  });

  it('has no formula, though what begins like one', async () => {
    // Without what defuses it, the same reader finds a formula.
    expect(opened(new TextEncoder().encode('question\r\n=1+1\r\n'))['A2']).toHaveProperty('f');
    for (const text of ['=1+1', '=HYPERLINK("https://example.org","x")', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1']) {
      const cell = (await questions(text))['A2'] as { f?: string; v?: unknown };
      expect(cell.f).toBeUndefined();
      expect(String(cell.v)).toMatch(/^'/);
    }
  });

  it('has one row a question and no formula in any cell, whatever was asked', async () => {
    const text = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '"', ',', '\n'), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (all) => {
        const texts = all.map(([sign, rest]) => `${sign}${rest}`);
        const { groups } = await groupQuestions(texts.map(asked), new QuestionMeanings());
        const sheet = opened((await groupsCsv(groups, messages.ru)).data);
        expect(utils.sheet_to_json(sheet, { header: 1, blankrows: true })).toHaveLength(groups.length + 1);
        for (const [place, cell] of Object.entries(sheet))
          if (!place.startsWith('!')) expect(cell).not.toHaveProperty('f');
      }),
      { numRuns: 100 },
    );
  });
});

it('the table of statements has those that were never shown, too', async () => {
  const claims = [
    { id: '1.1', text: '=cmd|calc' },
    { id: '1.2', text: 'Bees make honey.' },
  ];
  const section = { heading: 'Facts', claims };
  const article = { id: 'bees', title: '+Bees', language: 'en', sections: [section] };
  const { data } = await claimsCsv(
    [{ article, claims: claims.map((claim, at) => ({ place: { article, index: 0, section, claim }, times: at })) }],
    messages.en,
  );
  expect(utils.sheet_to_json<unknown[]>(opened(data), { header: 1 }).slice(1)).toEqual([
    ["'+Bees", 1.1, "'=cmd|calc", 0],
    ["'+Bees", 1.2, 'Bees make honey.', 1],
  ]);
});
