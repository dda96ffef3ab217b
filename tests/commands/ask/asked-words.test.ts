import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenText, withoutNames } from '../../../commands/ask/asked-words.ts';
import { hostileText } from '../../support/hostile.ts';
import { ids, messageOf, openDesk, target } from '../../support/desk.ts';

const question = 'How much does Russia trade with Afghanistan?';

/** What people put around and into a question. */
const dressed = [
  `<:wave:123456789012345678> ${question} <@123456789012345678>`,
  `<a:party:123456789012345678>${question}`,
  `${question} <#123456789012345678> <@&123456789012345678>`,
  `https://example.org/a?b=c ${question}`,
  `${question} <https://example.org/x>`,
  'How much does **Russia** trade with __Afghanistan__?',
  'How much does *Russia* trade with _Afghanistan_?',
  'How much does ||Russia|| trade with ~~Afghanistan~~?',
  'How much does `Russia` trade with [Afghanistan](https://example.org)?',
  `> ${question}`,
  `## ${question}`,
];

describe('what only Discord understands is no part of a question', () => {
  it.each(dressed)('%s', (text) => {
    expect(spokenText(text)).toBe(question);
  });

  it.each(dressed)('and changes nothing of the answer, by /ask and by mention: %s', async (text) => {
    const desk = await openDesk();
    const plain = messageOf(await desk.command('ask', { question })).content;
    expect(messageOf(await desk.command('ask', { question: text })).content).toBe(plain);
    expect(messageOf(await desk.mentioned(text)).content).toBe(plain);
    await desk.menu('Answer this question', text);
    expect(desk.channels.posted.at(-1)?.message.content).toBe(plain);
  });

  it('nor is what is said to be polite', async () => {
    const desk = await openDesk();
    const answer = async (text: string) =>
      messageOf(await desk.command('ask', { question: text })).content?.split('\n')[1];
    const plain = await answer(question);
    expect(
      await answer('hey does anyone know how much Russia trades with Afghanistan? lmk, thanks in advance'),
    ).toContain('$289 million');
    expect(plain).toContain('$289 million');
  });
});

it.each([
  'C++ or C#?',
  'a_b_c and 2 * 3 * 4',
  'is 1 < 2 > 0',
  'what is __init__.py for',
  'snake_case_name',
  '5 > 3',
  'a | b',
])('what is no such mark stays: %s', (text) => {
  expect(spokenText(text).replaceAll('__', '')).toBe(text.replaceAll('__', ''));
});

it('whatever it is given, it takes its time in step and leaves no code of Discord’s', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(spokenText(text)).not.toMatch(/<@[!&]?\d+>|<#\d+>/);
    }),
  );
  expect(spokenText('**a '.repeat(1_500)).length).toBeGreaterThan(0);
  expect(target({ content: ids.message }).content).toBe(ids.message);
});

describe('a question without names', () => {
  const article = {
    title: 'Of Mars and Will',
    author: 'May Field',
    sections: [
      { heading: 'Rosa rules', claims: [{ id: '1.1', text: 'Hope is a town in Arkansas. Lin lives there.' }] },
    ],
  };

  it('lacks what people are called, whole and in part, in whichever script and however it is written', () => {
    const names = ['ann.lee', 'Ann Lee', 'Ærø', '田中太郎', 'Иван', 'mr.[x]', 'Z'];
    for (const [asked, kept] of [
      ['Does Ann Lee pay?', 'Does @… pay?'],
      ['does ANN pay, or lee?', 'does @… pay, or @…?'],
      ['Is ann.lee here?', 'Is @… here?'],
      ['Is it Ann’s, or Anns?', 'Is it @…’s, or @…?'],
      ['Annual leekage of Zebras', 'Annual leekage of Zebras'],
      ['ærø, Иван и Иванов', '@…, @… и Иванов'],
      ['田中太郎さんはどこ?', '@…さんはどこ?'],
      ['Who is mr.[x]?', 'Who is @…?'],
    ])
      expect(withoutNames(asked ?? '', names)).toBe(kept);
  });

  it('has what its articles speak of, in title, author, headings and claims', () => {
    const names = ['Mars', 'Rosa Quill', 'Hope', 'lin', 'Field', 'Arkan'];
    const asked = 'Hope of Mars and Rosa Quill, Lin Field and Arkan';
    expect(withoutNames(asked, names, [article])).toBe('Hope of Mars and @…, Lin Field and @…');
    expect(withoutNames(asked, names)).toBe('@… of @… and @…, @… @… and @…');
  });

  it('says no name that is told, whatever is asked', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}]{2,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(hostileText), (parts, around) => {
        const name = parts.join(' ');
        const kept = withoutNames([...around, name, ...around].join(' '), [name]);
        for (const part of [name, ...parts]) expect(kept.split(/[^\p{L}\p{M}\p{N}]+/u)).not.toContain(part);
      }),
    );
  });
});
