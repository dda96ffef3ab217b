import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionFacts } from '../../../src/search/alike/question-facts.ts';
import { compareQuestions } from '../../../src/search/alike/question-likeness.ts';

const compare = (one: string, other: string, language = 'en') =>
  compareQuestions(questionFacts(one, language), questionFacts(other, language));

describe('two questions', () => {
  test.each([
    ['How do I get the red role?', 'hey, how do i get the RED role pls'],
    ['How do I reset my password?', 'how to reset the password'],
    ['When is the next raid?', 'when are the next raids'],
  ])('are the same but for words that tell nothing: %s – %s', (one, other) => {
    expect(compare(one, other)).toMatchObject({ isSame: true, isOther: false });
  });

  test.each([
    ['How do I ban someone?', 'How do I unban someone?'],
    ['How do I link my account?', 'How do I unlink my account?'],
    ['What happens after three warnings?', 'What happens after two warnings?'],
    ['What changed in v1?', 'What changed in v2?'],
    ['When is the next tournament?', 'When was the last tournament?'],
    ['When is the next tournament?', 'Who won the next tournament?'],
    ['How many people can join?', 'How can people join?'],
    ['Does Russia recognise the Taliban?', 'Does China recognise the Taliban?'],
    ['What does Russia sell to Afghanistan?', 'What does Afghanistan sell to Russia?'],
    ['How do I turn on notifications?', 'How do I turn off notifications?'],
    ['What is the IP of the Minecraft server?', 'What is the IP of the Terraria server?'],
    ['How can I send messages?', 'Why can I not send messages?'],
  ])('ask something else: %s – %s', (one, other) => {
    expect(compare(one, other)).toMatchObject({ isOther: true, isSame: false });
    expect(compare(other, one)).toMatchObject({ isOther: true, isSame: false });
  });

  test.each([
    ['de', 'Wann ist das nächste Turnier?', 'Wann war das letzte Turnier?'],
    ['es', '¿Cómo puedo banear a alguien?', '¿Cómo puedo desbanear a alguien?'],
    ['fr', 'Comment importer mes données ?', 'Comment exporter mes données ?'],
    ['ru', 'Как открыть заявку?', 'Как закрыть заявку?'],
  ])('ask something else, in %s: %s – %s', (language, one, other) => {
    expect(compare(one, other, language).isOther).toBe(true);
  });

  test('with one word in the place of another are that', () => {
    expect(compare('Is there a dark mode?', 'Is there a light mode?').isSwapped).toBe(true);
    expect(compare('Is there a dark mode?', 'can I have it dark').isSwapped).toBe(false);
  });

  test('what is allowed, and whether it is forbidden, is one question', () => {
    expect(compare('Is trading allowed?', 'is trading forbidden').isOther).toBe(false);
  });

  test('are compared whatever they are, the one with the other as the other with the one', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('How do I get the role?', '3 bans 2 kicks'));
    fc.assert(
      fc.property(text, text, fc.constantFrom('en', 'xx'), (one, other, language) => {
        const there = compare(one, other, language);
        const back = compare(other, one, language);
        expect(there.isSame && there.isOther).toBe(false);
        expect(back.isSame).toBe(there.isSame);
        expect(there.inCommon).toBeGreaterThanOrEqual(-1e-9);
        expect(there.inCommon).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});
