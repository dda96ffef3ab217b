import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/bot/markdown.ts';
import { matchingLabel } from '../../src/reply/matching-label.ts';
import { hostileText } from '../support/hostile.ts';

const sentence =
  'Russia’s plans to supply fuel and wheat to Afghanistan, as well as to build a power station and a gas pipeline.';

/** Where a word stands. */
function at(word: string) {
  const start = sentence.indexOf(word);
  return { start, end: start + word.length };
}

it('shows the beginning where the match is in it', () => {
  expect(matchingLabel('2.3 · ', sentence, at('fuel'))).toMatch(/^2\.3 · Russia’s plans to supply fuel .*…$/);
  expect(matchingLabel('2.3 · ', sentence)).toMatch(/^2\.3 · Russia’s plans/);
});

it('gives up the beginning where the match lies further in, at a word', () => {
  expect(matchingLabel('2.3 · ', sentence, at('pipeline'))).toBe(
    '2.3 · …fuel and wheat to Afghanistan, as well as to build a power station and a gas pipeline.',
  );
});

it('is one line of at most 100 characters in which the match is to be seen', () => {
  fc.assert(
    fc.property(
      fc.lorem({ maxCount: 40 }),
      fc.nat(),
      fc.constantFrom('', '2.1 · ', '12345.12345 · '),
      (text, choice, head) => {
        const words = [...text.matchAll(/\p{L}+/gu)];
        const word = words[choice % words.length];
        if (word === undefined) return;
        const label = matchingLabel(head, text, { start: word.index, end: word.index + word[0].length });
        expect(label.length).toBeLessThanOrEqual(100);
        expect(label.startsWith(head)).toBe(true);
        expect(label.slice(head.length)).toContain(word[0]);
      },
    ),
  );
});

it('takes any text and any stretch of it', () => {
  fc.assert(
    fc.property(hostileText, fc.nat(), fc.nat(), (text, from, to) => {
      const [start = 0, end = 0] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b);
      const label = matchingLabel('1.1 · ', text, { start, end });
      expect(label.length).toBeLessThanOrEqual(100);
      expect(plain(label)).toBe(label.trim());
    }),
  );
});

describe('in little room', () => {
  const letters = 'aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr';
  const label = (word: string, length: number, head = '', text = letters) => {
    const start = text.lastIndexOf(word);
    return matchingLabel(head, text, { start, end: start + word.length }, length);
  };

  it('a text that fits is whole, wherever the match is', () => {
    expect(label('rr', letters.length)).toBe(letters);
    expect(label('rr', letters.length + 4, '1 · ')).toBe(`1 · ${letters}`);
    expect(label('rr', letters.length - 1)).toBe('…bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr');
  });

  it('the beginning is read as long as the match ends twelve characters before the end', () => {
    expect(label('jj', 41)).toBe('aa bb cc dd ee ff gg hh ii jj kk ll mm…');
    expect(label('jj', 40)).toBe('…ff gg hh ii jj kk ll mm nn oo pp qq rr');
    expect(label('jj kk', 44)).toBe('aa bb cc dd ee ff gg hh ii jj kk ll mm nn…');
    expect(label('jj kk', 43)).toBe('…ee ff gg hh ii jj kk ll mm nn oo pp qq rr');
  });

  it('else a quarter of the line stands before the match, whole words, and more where the text ends', () => {
    expect(label('ii', 34)).toBe('…gg hh ii jj kk ll mm nn oo pp qq…');
    expect(label('hh', 28)).toBe('…ff gg hh ii jj kk ll mm nn…');
    expect(label('rr', 28)).toBe('…jj kk ll mm nn oo pp qq rr');
    expect(label('hh', 24, '2.1 · ')).toBe('2.1 · …gg hh ii jj kk…');
  });

  it('a match near the beginning leaves it as it is, however long it is', () => {
    expect(label('dd ee ff gg hh ii jj kk', 39)).toBe('aa bb cc dd ee ff gg hh ii jj kk ll mm…');
    expect(label('ee ff gg hh ii jj kk', 40)).toMatch(/^…\S/);
  });

  it('a match inside of a long word begins the line', () => {
    const text = `${'x'.repeat(50)}marzipan${'y'.repeat(50)}`;
    expect(label('marzipan', 40, '', text)).toBe(`…marzipan${'y'.repeat(30)}…`);
  });

  it('of a word that is there twice the one that is meant is shown, space before the text or not', () => {
    const twice = `oil ${letters} oil`;
    expect(label('oil', 30, '', twice)).toBe('…kk ll mm nn oo pp qq rr oil');
    expect(label('oil', 30, '', `  \n ${twice}`)).toBe('…kk ll mm nn oo pp qq rr oil');
    expect(matchingLabel('', twice, { start: 0, end: 3 }, 30)).toBe('oil aa bb cc dd ee ff gg hh…');
    expect(matchingLabel('', twice, { start: 5, end: 5 }, 30)).toBe('oil aa bb cc dd ee ff gg hh…');
  });
});
