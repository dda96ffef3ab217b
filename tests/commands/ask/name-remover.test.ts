import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameRemover } from '../../../commands/ask/names/name-remover.ts';
import { hostileText } from '../../support/hostile.ts';
import { inflectedNames } from './inflected-names.ts';

const article = {
  title: 'Of Mars and Will',
  author: 'May Field',
  sections: [{ heading: 'Rosa rules', claims: [{ id: '1.1', text: 'Hope is a town in Arkansas. Lin lives there.' }] }],
};

async function withoutNames(text: string, names: readonly string[], articles: readonly (typeof article)[] = []) {
  return (await nameRemover(text, names, articles))(text);
}

describe('a question without names', () => {
  it('lacks what people are called, whole and in part, in whichever script and however it is written', async () => {
    const names = ['ann.lee', 'Ann Lee', 'Ærø', '田中太郎', 'Иван', 'mr.[x]', 'Z'];
    for (const [asked, kept] of [
      ['Does Ann Lee pay?', 'Does @… pay?'],
      ['does ANN pay, or lee?', 'does @… pay, or @…?'],
      ['Is ann.lee here?', 'Is @… here?'],
      ['Is it Ann’s, or Anns?', 'Is it @…’s, or @…?'],
      ['Annual leekage of Zebras', 'Annual leekage of Zebras'],
      ['ærø, Иван и Ивановский', '@…, @… и Ивановский'],
      ['田中太郎さんはどこ?', '@…さんはどこ?'],
      ['Who is mr.[x]?', 'Who is @…?'],
    ])
      expect(await withoutNames(asked ?? '', names)).toBe(kept);
  });

  it('has what its articles speak of, in title, author, headings and claims', async () => {
    const names = ['Mars', 'Rosa Quill', 'Hope', 'lin', 'Field', 'Arkan'];
    const asked = 'Hope of Mars and Rosa Quill, Lin Field and Arkan';
    expect(await withoutNames(asked, names, [article])).toBe('Hope of Mars and @…, Lin Field and @…');
    expect(await withoutNames(asked, names)).toBe('@… of @… and @…, @… @… and @…');
  });

  it('has an article’s word in another of its cases, too', async () => {
    const russian = { ...article, title: 'Торговля России', language: 'ru' };
    expect(await withoutNames('Кто торгует с Россией?', ['Россия'], [russian])).toBe('Кто торгует с Россией?');
    expect(await withoutNames('Кто торгует с Россией?', ['Россия'])).toBe('Кто торгует с @…?');
    // That it has an ordinary word which only begins as a name does, says nothing of the name.
    const ordinary = { ...article, title: 'Is there any maximum?' };
    expect(await withoutNames('Does Ane know, or Maxim?', ['Ana', 'Max'], [ordinary])).toBe('Does @… know, or @…?');
  });

  it.each(inflectedNames)('lacks a name in every form that it has in %s: %s', async (_, name, forms) => {
    for (const form of forms.split(' '))
      for (const [before, after] of [
        ['Does ', ' know?'],
        ['', ', is that so?'],
        ['x (', ')'],
      ] as const) {
        const kept = await withoutNames(before + form + after, [name]);
        // What stands behind an apostrophe, and a particle or a polite word, is no name.
        expect(kept).toMatch(/@…(?:['’]\p{L}*|さん|くん|は|的|는|가)?/u);
        expect(kept.replace(/@…(?:['’]\p{L}*|さん|くん|は|的|는|가)?/u, '')).toBe(before + after);
      }
  });

  it.each([
    ['Max', 'the maximum, at most'],
    ['Art', 'an article of an artist'],
    ['Ed', 'Edit this edition'],
    ['Jo', 'Join the raid'],
    ['Sam', 'Same time, same place'],
    ['Mark', 'the marked one on the market'],
    ['Will', 'willing and unwilling'],
    ['The Real Bob', 'What is the limit?'],
    ['Ludwig van Dyke', 'a van for two'],
  ])('keeps ordinary words that %s is in: %s', async (name, asked) => {
    expect(await withoutNames(asked, [name])).toBe(asked);
  });

  it('lacks a name that is an ordinary word, too, where no article has it', async () => {
    expect(await withoutNames('Will will say, Wills too', ['Will'])).toBe('@… @… say, @… too');
    expect(await withoutNames('Will it rain?', ['Will'], [article])).toBe('Will it rain?');
  });

  const word = fc.stringMatching(/^[\p{L}\p{N}]{2,12}$/u);

  it('says no name that is told, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(hostileText), async (parts, around) => {
        const name = parts.join(' ');
        const kept = await withoutNames([...around, name, ...around].join(' '), [name]);
        for (const part of [name, ...parts]) expect(kept.split(/[^\p{L}\p{M}\p{N}]+/u)).not.toContain(part);
      }),
    );
  });

  it('says no name with an ending, whatever is asked', async () => {
    const latin = fc.stringMatching(/^[A-Z][bdfgjlmnprtvwz]q[a-z]{1,8}[bdfgjlmnprtvwz]$/);
    const ending = fc.constantFrom('s', 'a', 'em', 'owi', 'in', 'lle', 'nak', 'dan', 'ova', 'nel', 'ių', 'ą');
    await fc.assert(
      fc.asyncProperty(latin, ending, fc.array(hostileText), fc.boolean(), async (name, end, around, isSmall) => {
        const form = isSmall ? (name + end).toLowerCase() : name + end;
        const kept = await withoutNames([...around, form, ...around].join(' '), [`${name} Xq`]);
        expect(kept.toLowerCase()).not.toContain(form.toLowerCase());
      }),
    );
  });

  it('takes its time in step where articles are long', async () => {
    const claims = Array.from({ length: 2_000 }, (_, at) => ({ id: `1.${at}`, text: `Иванович ${at}` }));
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const long = { ...article, sections: [{ heading: 'Иванович', claims }] };
    expect(await withoutNames('Где Ивана?', ['Иван'], [long])).toBe('Где @…?');
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });
});
