import { describe, expect, it } from 'vitest';
import { localeOf, locales, messages } from '../../src/bot/messages/index.ts';

/** Every text by its path; what a function says for sample arguments. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, saidBy(value)]];
  return Object.entries(value ?? {}).flatMap(([key, held]) => texts(held, `${path}.${key}`));
}

/** What a function says for words; one that is given a list says it of two languages. */
function saidBy(value: Function): string {
  try {
    return String(value(...['1', '2', '3', '4'].slice(0, value.length)));
  } catch {
    return String(value(['de', 'fr']));
  }
}

const english = new Map(texts(messages.en));

describe.each(locales)('%s', (locale) => {
  const said = new Map(texts(messages[locale]));

  it('has every text, and none is empty', () => {
    expect([...said.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...said].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.skipIf(locale === 'en')('is translated: a sentence is never the English one', () => {
    const same = [...said].filter(([path, text]) => text.includes(' ') && text === english.get(path));
    expect(same).toEqual([]);
  });
});

it("takes Discord's locales, and English for those it has no words for", () => {
  expect(localeOf('es-419')).toBe('es');
  expect(localeOf('en-GB')).toBe('en');
  expect(localeOf('pt-BR')).toBe('en');
});

it('French says “tu” to everybody, as German and Spanish do', () => {
  const formal = /(?<![\p{L}-])(?:vous|votre|vos)(?!\p{L})|(?<!\p{L})(?!(?:chez|assez)(?!\p{L}))\p{L}+ez(?!\p{L})/iu;
  expect(texts(messages.fr).filter(([, text]) => formal.test(text))).toEqual([]);
});
