import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { quizLimits, quizMessage, quizPoll } from '../../../commands/quiz/quiz-message.ts';
import { makeQuiz, type Quiz } from '../../../commands/quiz/make-quiz.ts';
import { seeded, shuffled } from '../../../commands/quiz/seeded-choice.ts';
import { wordsOf } from '../../../commands/quiz/quiz-gaps.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { bundled } from '../../support/desk.ts';

function quizzes(articles: readonly Article[], way: 'buttons' | 'poll' = 'buttons', count = 60): readonly Quiz[] {
  return Array.from({ length: count }, (_, n) =>
    makeQuiz(articles, undefined, quizLimits[way], seeded(`seed ${n}`)),
  ).filter((quiz) => quiz !== undefined);
}

function article(...claims: readonly string[]): Article {
  return {
    id: 'a',
    title: 'Trade',
    language: 'en',
    sections: [{ heading: '', claims: claims.map((text, n) => ({ id: `1.${n + 1}`, text })) }],
  };
}

describe('a quiz about the bundled article', () => {
  const all = quizzes(bundled);

  it('is there for every seed, the same for the same, about many a claim', () => {
    expect(all).toHaveLength(60);
    expect(quizzes(bundled)).toEqual(all);
    expect(new Set(all.map(({ place }) => place.claim.id)).size).toBeGreaterThanOrEqual(3);
  });

  it('has the answer and three others, each from the article, all different, none given away by the claim', () => {
    const said = bundled.flatMap(({ sections }) => sections.flatMap(({ claims }) => claims));
    for (const { place, answer, options } of all) {
      const { text } = place.claim;
      expect(text.slice(answer.start, answer.end)).toBe(answer.text);
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(options).toContain(answer);
      const meanings = options.map((option) => wordsOf(option.text));
      expect(new Set(meanings).size).toBe(options.length);
      const rest = wordsOf(`${text.slice(0, answer.start)} ${text.slice(answer.end)}`);
      for (const option of options) {
        expect(said.find(({ id }) => id === option.claimId)?.text.slice(option.start, option.end)).toBe(option.text);
        expect(option.kinds[0]).toBe(answer.kinds[0]);
        expect(rest).not.toContain(wordsOf(option.text));
      }
    }
  });

  it('shows the claim whole, with a gap, and fits a poll', () => {
    for (const quiz of all) {
      const { content, components = [] } = quizMessage('AAAAAAAAAAAA', quiz, messages.en);
      expect(content).toContain('\\_\\_\\_\\_\\_');
      expect(components.map(({ components: row }) => row.length)).toEqual([quiz.options.length]);
    }
    for (const quiz of quizzes(bundled, 'poll')) {
      const { poll } = quizPoll('AAAAAAAAAAAA', quiz, messages.en);
      expect(poll?.question.text?.length).toBeLessThanOrEqual(300);
      expect(poll?.question.text).toContain('_____');
      for (const { poll_media: media } of poll?.answers ?? []) expect(media.text?.length).toBeLessThanOrEqual(55);
    }
  });
});

describe('what is left out', () => {
  it('never stands beside the same in another spelling', () => {
    const all = quizzes([
      article(
        'Wheat was sold by the NFL last week.',
        'Trucks came from the National Football League in spring.',
        'Loans were given by the World Bank for bridges.',
        'A letter of thanks went to the Arab League.',
        'Tents were lent by the Northern Railway Company.',
        'Maps were printed by UNESCO.',
      ),
    ]);
    const shown = all.map(({ options }) => options.map(({ text }) => text));
    expect(shown.some((texts) => texts.includes('NFL'))).toBe(true);
    expect(shown.filter((texts) => texts.includes('NFL') && texts.includes('National Football League'))).toEqual([]);
  });

  it('is a number, where others of its kind stand elsewhere', () => {
    const numbers = article(
      'Exports of wheat came to $10 million.',
      'Imports of fuel came to $25 million.',
      'Aid came to $31 million.',
      'Loans came to $47 million.',
    );
    for (const { answer, options } of quizzes([numbers], 'buttons', 8)) {
      expect(answer.text).toMatch(/^\$\d+ million$/);
      expect(options.map(({ text }) => text).sort()).toEqual([
        '$10 million',
        '$25 million',
        '$31 million',
        '$47 million',
      ]);
    }
  });

  it('is never what the claim names twice, or the title does', () => {
    const places = article(
      'Trade with Iran grew while Iran was at peace.',
      'Goods come from China.',
      'Goods come from Pakistan.',
      'Goods come from Turkmenistan.',
      'Goods come from Kabul.',
    );
    const titled = { ...places, title: 'Trade with China' };
    for (const { answer } of quizzes([titled])) expect(['Iran', 'China']).not.toContain(answer.text);
  });

  it('is nothing where the article has too few alike', () => {
    expect(quizzes([article('Aid came to $31 million.', 'Loans came to $47 million.', 'It rains.')])).toEqual([]);
    expect(quizzes([article()])).toEqual([]);
  });

  it('never has a second right one beside it: what the article says of it as well, or the same in other words', () => {
    const alike = article(
      'Goods come from Iran.',
      'Goods come from China.',
      'Goods come from Pakistan.',
      'Goods come from Turkmenistan.',
    );
    expect(quizzes([alike], 'buttons', 10)).toEqual([]);
  });

  it('stands beside its like: no city beside countries, no year beside a day', () => {
    const mixed = article(
      'The treaty with Iran was signed on 3 May 2021.',
      'Wheat was sold to China at the fair of 1998.',
      'The embassy in Pakistan was closed in spring.',
      'Its envoy lives in Kabul today.',
    );
    const found = quizzes([mixed], 'buttons', 30);
    expect(found.length).toBeGreaterThan(0);
    for (const { options } of found)
      expect(options.map(({ text }) => text).sort()).toEqual(['China', 'Iran', 'Pakistan']);
  });

  it('is of a claim that was not asked about, or longest ago', () => {
    const asked = ['3.1', '2.1', '3.3'];
    const [first] = bundled;
    for (let n = 0; n < 10; n++) {
      const quiz = makeQuiz(bundled, undefined, quizLimits.buttons, seeded(`${n}`), ({ claim }) =>
        asked.indexOf(claim.id),
      );
      expect(quiz?.place.claim.id).not.toBe('3.1');
    }
    expect(first).toBeDefined();
  });

  it('comes from the section that was asked for', () => {
    const [first] = bundled;
    const section = first?.sections[2];
    if (first === undefined || section === undefined) throw new Error('no third section');
    for (let n = 0; n < 20; n++) {
      const quiz = makeQuiz(bundled, { article: first, index: 2, section }, quizLimits.buttons, seeded(`${n}`));
      expect(quiz?.place.claim.id).toMatch(/^3\./);
    }
  });
});

it('the same seed chooses the same, every item once', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(), { maxLength: 20 }), (seed, items) => {
      expect(shuffled(items, seeded(seed))).toEqual(shuffled(items, seeded(seed)));
      const order = (a: number, b: number) => a - b;
      expect([...shuffled(items, seeded(seed))].sort(order)).toEqual([...items].sort(order));
    }),
  );
});
