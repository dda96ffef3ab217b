import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { type Change, compareArticles } from '../../../src/article/comparing/compare-articles.ts';
import { anyText, articleOf, type TextOfSections } from './article-texts.ts';

type Told = { readonly claim?: { readonly text: string }; readonly section: { readonly heading: string } };

function told(changes: readonly Change<Told>[]): readonly string[] {
  const name = ({ claim, section }: Told) => claim?.text ?? section.heading;
  return changes.flatMap((change) => {
    if (change.kind === 'same') return [];
    if (change.kind === 'new') return [`+ ${name(change.after)}`];
    if (change.kind === 'gone') return [`- ${name(change.before)}`];
    return [`${change.kind}: ${name(change.before)} → ${name(change.after)}`];
  });
}

async function compared(before: TextOfSections, after: TextOfSections) {
  const { claims, sections } = await compareArticles(articleOf(before), articleOf(after));
  return { claims: told(claims), sections: told(sections) };
}

const rules: TextOfSections = [
  ['Conduct', '1. Be kind to each other.', '2. No spam.', '3. Speak English in all channels.'],
  ['Lamps', 'The red lamp means stop.', 'The green lamp means go.', 'Both lamps are checked on Mondays.'],
];
const withRules = (...claims: string[]): TextOfSections => [['Conduct', ...claims], rules[1] ?? ['Lamps']];

describe('comparing two texts', () => {
  test.each<[string, TextOfSections, { claims?: readonly string[]; sections?: readonly string[] }]>([
    ['nothing', rules, {}],
    [
      'a claim in between',
      withRules(
        '1. Be kind to each other.',
        '2. No spam.',
        'Ask before you post links.',
        '3. Speak English in all channels.',
      ),
      { claims: ['+ Ask before you post links.'] },
    ],
    [
      'one that is gone',
      withRules('1. Be kind to each other.', '3. Speak English in all channels.'),
      { claims: ['- 2. No spam.'] },
    ],
    [
      'other words for the same',
      withRules('1. Be kind to each other.', '2. No spam.', '3. Speak English or German in all channels.'),
      { claims: ['changed: 3. Speak English in all channels. → 3. Speak English or German in all channels.'] },
    ],
    [
      'the same number with other words',
      withRules('1. Be kind to each other.', '2. Advertising is forbidden.', '3. Speak English in all channels.'),
      { claims: ['changed: 2. No spam. → 2. Advertising is forbidden.'] },
    ],
    [
      'rules that count anew',
      withRules(
        '1. Read these rules.',
        '2. Be kind to each other.',
        '3. No spam.',
        '4. Speak English in all channels.',
      ),
      {
        claims: [
          '+ 1. Read these rules.',
          'changed: 1. Be kind to each other. → 2. Be kind to each other.',
          'changed: 2. No spam. → 3. No spam.',
          'changed: 3. Speak English in all channels. → 4. Speak English in all channels.',
        ],
      },
    ],
    [
      'one that moved up',
      withRules('3. Speak English in all channels.', '1. Be kind to each other.', '2. No spam.'),
      { claims: ['moved: 3. Speak English in all channels. → 3. Speak English in all channels.'] },
    ],
    [
      'one that stands in another section',
      [
        [
          'Conduct',
          '1. Be kind to each other.',
          '2. No spam.',
          '3. Speak English in all channels.',
          'The red lamp means stop.',
        ],
        ['Lamps', 'The green lamp means go.', 'Both lamps are checked on Mondays.'],
      ],
      { claims: ['moved: The red lamp means stop. → The red lamp means stop.'] },
    ],
    ['sections changed over', [rules[1] ?? ['Lamps'], rules[0] ?? ['Conduct']], { sections: ['moved: Lamps → Lamps'] }],
    [
      'a section that is called otherwise',
      [rules[0] ?? [''], ['Lights', ...(rules[1]?.slice(1) ?? [])]],
      { sections: ['changed: Lamps → Lights'] },
    ],
    [
      'a section between them',
      [rules[0] ?? [''], ['Boats', 'A boat has a bell.'], rules[1] ?? ['']],
      { claims: ['+ A boat has a bell.'], sections: ['+ Boats'] },
    ],
  ])('finds %s', async (_, after, { claims = [], sections = [] }) => {
    const found = await compared(rules, after);
    // Which of two sections moved is as good as the other.
    expect({
      claims: found.claims,
      sections: found.sections.map((each) => each.replaceAll('Conduct', 'Lamps')),
    }).toEqual({
      claims,
      sections: sections.map((each) => each.replaceAll('Conduct', 'Lamps')),
    });
  });

  it('tells claims with common words apart', async () => {
    const list = (...words: string[]): TextOfSections => [['Forbidden', ...words.map((word) => `No ${word}.`)]];
    expect(
      (await compared(list('spam', 'ads', 'doxxing', 'threats'), list('spam', 'ads', 'politics', 'threats'))).claims,
    ).toEqual(['+ No politics.', '- No doxxing.']);
  });

  it('keeps texts that are there twice in their sections', async () => {
    const before: TextOfSections = [
      ['Mondays', 'Closed.', 'Bring a lamp.'],
      ['Tuesdays', 'Closed.', 'Bring a boat.'],
    ];
    const after: TextOfSections = [
      ['Mondays', 'Bring a lamp.'],
      ['Tuesdays', 'Closed.', 'Bring a boat.'],
    ];
    expect((await compared(before, after)).claims).toEqual(['- Closed.']);
    const { claims } = await compareArticles(articleOf(before), articleOf(after));
    expect(claims.at(-1)).toMatchObject({ kind: 'gone', before: { claim: { id: '1.1' } } });
  });
});

const placesOf = (article: Article) => article.sections.flatMap(({ claims }) => claims.map(({ id }) => id)).toSorted();
const numbersOf = (article: Article) => [...article.sections.keys()];

describe('whatever the texts', () => {
  test('a text and itself differ in nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { claims, sections } = await compareArticles(articleOf(text), articleOf(text));
        expect([...claims, ...sections].every(({ kind }) => kind === 'same')).toBe(true);
        expect(claims.map((change) => change.kind !== 'new' && change.before.claim.id)).toEqual(
          claims.map((change) => change.kind !== 'gone' && change.after.claim.id),
        );
      }),
    );
  });

  test('every claim and section of both is there once, the new text in its order', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const [before, after] = [articleOf(one), articleOf(other)];
        const { claims, sections } = await compareArticles(before, after);
        const [old, young] = [
          claims.flatMap((change) => (change.kind === 'new' ? [] : [change.before.claim.id])),
          claims.flatMap((change) => (change.kind === 'gone' ? [] : [change.after.claim.id])),
        ];
        expect(old.toSorted()).toEqual(placesOf(before));
        expect(young).toEqual(after.sections.flatMap((section) => section.claims.map(({ id }) => id)));
        expect(
          sections.flatMap((change) => (change.kind === 'new' ? [] : [change.before.index])).toSorted((a, b) => a - b),
        ).toEqual(numbersOf(before));
        expect(sections.flatMap((change) => (change.kind === 'gone' ? [] : [change.after.index]))).toEqual(
          numbersOf(after),
        );
        for (const change of claims)
          if (change.kind === 'same' || change.kind === 'moved')
            expect(change.before.claim.text).toBe(change.after.claim.text);
          else if (change.kind === 'changed') expect(change.before.claim.text).not.toBe(change.after.claim.text);
      }),
    );
  });

  test('no text is both new and gone', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const { claims } = await compareArticles(articleOf(one), articleOf(other));
        const gone = new Set(claims.flatMap((change) => (change.kind === 'gone' ? [change.before.claim.text] : [])));
        expect(claims.filter((change) => change.kind === 'new' && gone.has(change.after.claim.text))).toEqual([]);
      }),
    );
  });

  test('seen from the other text it is the same', async () => {
    const flat = (
      changes: readonly Change<Told & { readonly index: number; readonly claim?: { readonly id?: string } }>[],
      turned: boolean,
    ) =>
      changes
        .map((change) => {
          const [before, after] = [
            change.kind === 'new' ? undefined : change.before,
            change.kind === 'gone' ? undefined : change.after,
          ].map((place) => place && `${place.index} ${place.claim?.id}`);
          const kind =
            change.kind === 'same' || change.kind === 'moved' || change.kind === 'changed' ? change.kind : 'one side';
          return JSON.stringify(turned ? [kind, after, before] : [kind, before, after]);
        })
        .toSorted();
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const there = await compareArticles(articleOf(one), articleOf(other));
        const back = await compareArticles(articleOf(other), articleOf(one));
        expect(flat(back.claims, true)).toEqual(flat(there.claims, false));
        expect(flat(back.sections, true)).toEqual(flat(there.sections, false));
      }),
    );
  });
});
