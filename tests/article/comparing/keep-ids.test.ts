import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import {
  articleSince,
  claimSince,
  placeNumbered,
  placeSince,
  revisionOf,
  sectionNumber,
} from '../../../src/article/article-places.ts';
import { compareArticles } from '../../../src/article/comparing/compare-articles.ts';
import { keepIds, retitled, textPutBack } from '../../../src/article/comparing/keep-ids.ts';
import { anyText, articleOf, type TextOfSections } from './article-texts.ts';

async function replaced(before: Article, after: Article): Promise<Article> {
  return keepIds(before, after, await compareArticles(before, after));
}

/** What an article comes to be after one text and another. */
async function after(...texts: readonly TextOfSections[]): Promise<readonly Article[]> {
  const made: Article[] = [];
  for (const text of texts) {
    const before = made.at(-1);
    made.push(before === undefined ? articleOf(text) : await replaced(before, articleOf(text, 'read-again')));
  }
  return made;
}

const claimsOf = ({ sections }: Article) => sections.flatMap(({ claims }) => claims);
const ids = (article: Article | undefined) =>
  article?.sections.map(({ claims }) => claims.map(({ id }) => id).join(' '));
const numbers = (article: Article | undefined) =>
  article?.sections.map((section, index) => sectionNumber({ section, index }));

const rules: TextOfSections = [
  ['Conduct', 'Be kind to each other.', 'Spam is deleted.', 'Speak English here.'],
  ['Lamps', 'The red lamp means stop.', 'The green lamp means go.'],
];

describe('ids of a text that takes the place of another', () => {
  test.each<[string, TextOfSections, readonly string[]]>([
    ['stay, where nothing changed', rules, ['1.1 1.2 1.3', '2.1 2.2']],
    [
      'are new numbers for what is new, wherever it stands',
      [
        ['Conduct', 'Be kind to each other.', 'Ask before you link.', 'Spam is deleted.', 'Speak English here.'],
        rules[1] ?? [''],
      ],
      ['1.1 1.4 1.2 1.3', '2.1 2.2'],
    ],
    [
      'stay with claims that were changed',
      [['Conduct', 'Be kind to each other.', 'All spam is deleted at once.', 'Speak English here.'], rules[1] ?? ['']],
      ['1.1 1.2 1.3', '2.1 2.2'],
    ],
    [
      'go along with claims into other sections',
      [
        ['Conduct', 'Be kind to each other.', 'Speak English here.'],
        ['Lamps', 'The red lamp means stop.', 'Spam is deleted.', 'The green lamp means go.', 'Dogs bark.'],
      ],
      ['1.1 1.3', '2.1 1.2 2.2 2.3'],
    ],
    ['go along with their sections', [rules[1] ?? [''], rules[0] ?? ['']], ['2.1 2.2', '1.1 1.2 1.3']],
    [
      'begin with a new number in a new section',
      [['Boats', 'A boat has a bell.'], ...rules],
      ['3.1', '1.1 1.2 1.3', '2.1 2.2'],
    ],
  ])('%s', async (_, text, expected) => {
    const [, now] = await after(rules, text);
    expect(ids(now)).toEqual(expected);
    expect(now).toMatchObject({ id: 'rules', title: 'Rules' });
    expect(numbers(now)).toEqual(expected.map((each) => each.split('.')[0]));
  });

  it('are never given twice, also when what had them is gone', async () => {
    const short: TextOfSections = [['Conduct', 'Be kind to each other.']];
    const long: TextOfSections = [
      ['Conduct', 'Be kind to each other.', 'No dogs.'],
      ['Trains', 'Trains have whistles.'],
    ];
    const [, , now] = await after(rules, short, long);
    expect(ids(now)).toEqual(['1.1 1.4', '3.1']);
    expect(now?.sections[1]).toMatchObject({ heading: 'Trains', number: 3 });
  });

  it('are found by, also as sections', async () => {
    const [, now] = await after(rules, [['Boats', 'A boat has a bell.'], ...rules]);
    expect(now && placeNumbered('2', now)?.section.heading).toBe('Lamps');
    expect(now && placeNumbered('3', now)?.section.heading).toBe('Boats');
    expect(now && placeNumbered('2.1', now)?.claim?.text).toBe('The red lamp means stop.');
  });

  it('of a list are the steps of that list', async () => {
    const withSteps = (text: TextOfSections): Article => {
      const article = articleOf(text);
      return {
        ...article,
        sections: article.sections.map((section) => ({
          ...section,
          claims: section.claims.map((claim) => ({ ...claim, steps: section.claims[0]?.id ?? '' })),
        })),
      };
    };
    const now = await replaced(
      withSteps(rules),
      withSteps([['Conduct', 'Say hello first.', 'Spam is deleted.', 'Speak English here.']]),
    );
    expect(now.sections[0]?.claims.map(({ id, steps }) => `${id} of ${steps}`)).toEqual([
      '1.4 of 1.4',
      '1.2 of 1.4',
      '1.3 of 1.4',
    ]);
  });
});

describe('a place that was shown earlier', () => {
  it('is the claim while it says the same', async () => {
    const [first, second, third] = await after(
      rules,
      [['Conduct', 'Be kind to each other.', 'All spam is deleted at once.', 'Speak English here.'], rules[1] ?? ['']],
      [
        ['Lamps', 'The green lamp means go.', 'The red lamp means stop.'],
        ['Conduct', 'All spam is deleted at once.', 'Be kind to each other.'],
      ],
    );
    if (first === undefined || second === undefined || third === undefined) throw new TypeError('three texts');
    const then = revisionOf(first);
    expect(placeSince(then, '1.1', third)).toMatchObject({ index: 1, claim: { text: 'Be kind to each other.' } });
    expect(placeSince(then, '1.2', third)).toBe('changed');
    expect(placeSince(revisionOf(second), '1.2', third)).toMatchObject({
      claim: { text: 'All spam is deleted at once.' },
    });
    expect(placeSince(then, '1.3', third)).toBe('changed');
    expect(placeSince(then, '2', third)).toMatchObject({ index: 0, section: { heading: 'Lamps' } });
    expect(placeSince('00000000', '1.1', third)).toBe('changed');
    expect(placeSince('', '1.1', third)).toBe('changed');
    expect(placeSince(revisionOf(third), '9.9', third)).toBeUndefined();
    expect(articleSince(then, [articleOf(rules, 'others'), third])).toBe(third);
    expect(articleSince('00000000', [third])).toBeUndefined();
  });

  it('is the same under another title', () => {
    const named = retitled(articleOf(rules), 'Our rules');
    expect(named.title).toBe('Our rules');
    expect(revisionOf(named)).not.toBe(revisionOf(articleOf(rules)));
    expect(claimSince(revisionOf(articleOf(rules)), '2.1', named)?.claim.text).toBe('The red lamp means stop.');
    const back = retitled(named, 'Rules');
    expect(claimSince(revisionOf(named), '2.1', back)?.claim.id).toBe('2.1');
  });

  it('is remembered of so many texts', () => {
    let article = articleOf(rules);
    const first = revisionOf(article);
    for (let at = 0; at < 50; at++) article = retitled(article, `Rules ${at}`);
    expect(claimSince(first, '1.1', article)).toBeDefined();
    article = retitled(article, 'Rules');
    expect(claimSince(first, '1.1', article)).toBeUndefined();
    expect(article.earlier).toHaveLength(50);
  });
});

describe('whatever texts follow each other', () => {
  const history = fc.array(anyText, { minLength: 2, maxLength: 5 });

  test('the same text keeps all its ids', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (texts) => {
        const made = await after(...texts, texts.at(-1) ?? []);
        const [before, now] = made.slice(-2);
        expect(now?.sections).toEqual(before?.sections);
        expect(now?.lastSection).toBe(before?.lastSection);
      }),
    );
  });

  test('an id is one claim’s for ever, and what was shown is found again only where it says the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (texts) => {
        const made = await after(...texts);
        const used = new Set<string>();
        for (const [at, article] of made.entries()) {
          const there = claimsOf(article).map(({ id }) => id);
          expect(new Set(there).size).toBe(there.length);
          expect(new Set(numbers(article)).size).toBe(article.sections.length);
          const before = made[at - 1];
          const known = new Set(before === undefined ? [] : claimsOf(before).map(({ id }) => id));
          // What was not there just before is new, so that nothing had its id before.
          for (const id of there) expect(known.has(id) || !used.has(id)).toBe(true);
          for (const id of there) used.add(id);
          for (const then of made.slice(0, at))
            for (const { id, text } of claimsOf(then)) {
              const since = claimSince(revisionOf(then), id, article);
              if (since !== undefined) expect(since.claim.text).toBe(text);
            }
        }
        const [last, now] = [made.at(-2), made.at(-1)];
        if (last === undefined || now === undefined) return;
        const textNow = new Map(claimsOf(now).map(({ id, text }) => [id, text]));
        for (const { id, text } of claimsOf(last))
          expect(claimSince(revisionOf(last), id, now) !== undefined).toBe(textNow.get(id) === text);
      }),
    );
  });

  test('a text that is put back says what it said, and what was shown meanwhile is found only where it says the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, anyText, async (texts, next) => {
        const made = await after(...texts);
        const [former, now] = made.slice(-2);
        if (former === undefined || now === undefined) return;
        const back = textPutBack(former, now);
        expect(claimsOf(back)).toEqual(claimsOf(former));
        for (const { id, text } of claimsOf(former))
          expect(claimSince(revisionOf(former), id, back)?.claim.text).toBe(text);
        const said = new Map(claimsOf(former).map(({ id, text }) => [id, text]));
        const changedBefore = new Set(former.earlier?.flatMap(({ changed }) => changed));
        for (const { id, text } of claimsOf(now)) {
          const isFound = claimSince(revisionOf(now), id, back) !== undefined;
          expect(isFound).toBe(said.get(id) === text && !changedBefore.has(id));
        }
        // What was shown before that is found as it was then.
        for (const then of made.slice(0, -2))
          for (const { id } of claimsOf(then))
            expect(claimSince(revisionOf(then), id, back)?.claim).toEqual(
              claimSince(revisionOf(then), id, former)?.claim,
            );
        const further = await replaced(back, articleOf(next, 'read-again'));
        for (const then of [...made, back])
          for (const { id, text } of claimsOf(then)) {
            const since = claimSince(revisionOf(then), id, further);
            if (since !== undefined) expect(since.claim.text).toBe(text);
          }
        // What was new meanwhile has had its number for ever.
        const known = new Set(claimsOf(back).map(({ id }) => id));
        for (const { id } of claimsOf(now))
          if (!known.has(id)) expect(claimsOf(further).map((each) => each.id)).not.toContain(id);
      }),
    );
  });

  test('no text of both has another id than before', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const [before, now] = await after(one, other);
        if (before === undefined || now === undefined) return;
        const idsOf = (article: Article) => Map.groupBy(claimsOf(article), ({ text }) => text);
        const young = idsOf(now);
        for (const [text, old] of idsOf(before)) {
          const there = young.get(text) ?? [];
          const kept = there.filter(({ id }) => old.some((each) => each.id === id));
          expect(kept).toHaveLength(Math.min(old.length, there.length));
        }
      }),
    );
  });
});
