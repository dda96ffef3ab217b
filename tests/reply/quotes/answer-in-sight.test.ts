import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsMessage, type Shown } from '../../../commands/ask/answer-message.ts';
import { gradedMessage, quoteMessage } from '../../../commands/menus/graded-message.ts';
import { aroundMessage } from '../../../commands/reading/around-message.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Claim } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { sectionPages } from '../../../src/reply/section-message.ts';
import type { Hit } from '../../../src/search/index.ts';
import { shownText } from '../../support/discord-markdown.ts';
import { textsIn } from '../../support/desk.ts';

const words = messages.en;
/** A claim has no more. */
const longest = 2_000;

const word = fc.constantFrom(
  'lamp',
  'the',
  'burns',
  '*low*',
  'x_y_z',
  '[oil]',
  '2,000',
  'наконец',
  'so',
  'https://example.org/a',
);
const sized = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((all) => all.join(' '));
const answerWords = fc.constantFrom<string[]>(
  'forty-two crowns',
  'Mrs *Tanaka*',
  '«в 1912 году»',
  '四十二',
  'a.b_c(7)',
);

/** Where one line ends and the next begins: verse, code, the cells of a table, sentences. */
const shapes = { verse: '\n', code: '\n', table: '; Price: ', prose: '. ', signs: '。' } as const;
type Shape = keyof typeof shapes;

/** A claim of any length and shape, with its answer at any place in it. */
const answered = fc
  .record({
    shape: fc.constantFrom(...(Object.keys(shapes) as Shape[])),
    before: fc.array(sized(1, 40), { maxLength: 30 }),
    after: fc.array(sized(1, 40), { maxLength: 30 }),
    around: fc.tuple(sized(0, 30), sized(0, 30)),
    answer: answerWords,
    isLeaning: fc.boolean(),
  })
  .map(({ shape, before, after, around: [left, right], answer, isLeaning }) => {
    const gap = shapes[shape];
    const room = longest - answer.length - left.length - right.length - 2;
    const kept = (lines: readonly string[]) => lines.join(gap);
    const head = [kept(before), left]
      .filter(Boolean)
      .join(before.length > 0 ? gap : '')
      .slice(-Math.floor(room / 2));
    const tail = [right, kept(after)]
      .filter(Boolean)
      .join(gap)
      .slice(0, Math.floor(room / 2));
    const start = head === '' ? 0 : head.length + 1;
    const text = [head, answer, tail].filter(Boolean).join(' ');
    const claim: Claim = { id: '1.2', text, ...(shape === 'code' && { codeFrom: 0 }) };
    return { claim, answer: { start, end: start + answer.length }, said: answer, isLeaning };
  });

const squeezed = (text: string) => text.replaceAll('\u200B', '').replace(/\s+/g, ' ');
const sees = ({ content = '', layout = [] }: Message) =>
  squeezed([content, ...textsIn(layout)].map(shownText).join('\n'));

type Answered = typeof answered extends fc.Arbitrary<infer T> ? T : never;

function hitOf({ claim, answer, isLeaning }: Answered, at = 0): Hit {
  const lead: Claim = { id: '1.1', text: 'It is the keeper who says what all of this means. '.repeat(12).trim() };
  const article = makeArticle({
    id: `a${at}`,
    title: 'Lamps',
    language: 'en',
    sections: [{ heading: `Care ${at}`, claims: [lead, claim, { id: '1.3', text: 'Guests row for free.' }] }],
  });
  const [section] = article.sections;
  if (section === undefined) throw new Error('There is no section.');
  return { article, index: 0, section, claim, score: 1, matched: [], answer, ...(isLeaning && { leansOn: lead }) };
}

const asked = { top: '-# how much?', readAs: { corrections: [], missing: [] } };
const answers = (hits: readonly Hit[], band: Shown['band'], more = {}) => {
  const shelf = hits.map(({ article }) => article);
  return hitsMessage({ ...asked, band, hits }, { articles: shelf, shelf, messages: words, ...more });
};

describe('what answers is in sight, however long its claim and wherever in it that is', () => {
  it.each<[string, (hit: Hit) => Message]>([
    ['in an answer', (hit) => answers([hit], 'sure')],
    ['in an answer that is not sure', (hit) => answers([hit], 'unsure')],
    ['in one for somebody, that was shared', (hit) => answers([hit], 'sure', { sharedBy: '123', askedFor: '456' })],
    ['in a claim that is quoted under a message', (hit) => quoteMessage(hit, [hit.article], words)],
    ['in what is found for a message', (hit) => gradedMessage({ grade: 'stated', hits: [hit] }, [hit.article], words)],
    ['among its neighbours', (hit) => aroundMessage(hit, 1, words)],
    ['on a section’s pages', ({ section }) => ({ content: sectionPages(section).join('\n') })],
  ])('%s', (_, made) => {
    fc.assert(
      fc.property(answered, (one) => {
        // What goes on in the next quote has dots before it.
        expect(sees(made(hitOf(one))).replaceAll(/\s?(?:> )?… /g, ' ')).toContain(squeezed(one.said));
      }),
      { numRuns: 200 },
    );
  });

  it('in each of three claims', () => {
    fc.assert(
      fc.property(fc.tuple(answered, answered, answered), (all) => {
        const body = answers(all.map(hitOf), 'sure');
        expect(body.content?.length).toBeLessThanOrEqual(2_000);
        for (const { said } of all) expect(sees(body)).toContain(squeezed(said));
      }),
      { numRuns: 200 },
    );
  });

  it('in the step of a list that answers', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 2, max: 12 }), fc.nat(11), (one, count, at) => {
        const hit = hitOf({ ...one, isLeaning: false });
        const filler: Claim = { id: '1.9', text: 'Turn the lamp until it clicks, and wait. '.repeat(40) };
        const steps = Array.from({ length: count }, (__, place) => (place === at % count ? hit.claim : filler));
        const body = answers([{ ...hit, steps }], 'sure');
        expect(body.content?.length).toBeLessThanOrEqual(2_000);
        expect(sees(body)).toContain(squeezed(one.said));
      }),
      { numRuns: 200 },
    );
  });
});

it('a claim that a message holds is quoted whole under somebody’s message', () => {
  const text = `${'Whoever rows alone says so before. '.repeat(49)}So be it.`;
  expect(text.length).toBeGreaterThan(1_700);
  const hit = hitOf({ claim: { id: '1.2', text }, answer: { start: 0, end: 7 }, said: '', isLeaning: false });
  const { content = '' } = quoteMessage(hit, [hit.article], words);
  expect(shownText(content)).toContain('So be it.');
  expect(content.length).toBeLessThanOrEqual(2_000);
});

it.each(['a\n', '**\n', 'a b c\n', '> a\n'])(
  'what a message does not hold is within it all the same, of lines %j',
  (line) => {
    const claim: Claim = { id: '1.2', text: `${line.repeat(2_000 / line.length)}end` };
    for (const each of [claim, { ...claim, codeFrom: 0 }]) {
      const hit = hitOf({ claim: each, answer: { start: 900, end: 901 }, said: '', isLeaning: true });
      const found = [0, 1, 2].map((at) => ({ ...hit, article: { ...hit.article, id: `a${at}` } }));
      const bodies = [
        quoteMessage(hit, [hit.article], words),
        gradedMessage({ grade: 'stated', hits: found }, [hit.article], words),
        answers([hit], 'sure'),
        answers(found, 'sure'),
      ];
      for (const { content } of bodies) expect(content?.length).toBeLessThanOrEqual(2_000);
    }
  },
);
