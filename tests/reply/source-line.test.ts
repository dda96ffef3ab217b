import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Claim } from '../../src/article/article-model.ts';
import { claimAddress, linkedTo, sourceLine } from '../../src/reply/message-parts.ts';
import { limits } from '../../src/reply/claim-quotes.ts';
import { markup, shownText } from '../support/discord-markdown.ts';
import { hostileText } from '../support/hostile.ts';

const place = (claim: Partial<Claim> & { readonly text: string }, heading = 'Care', more: Partial<Article> = {}) => {
  const section = { heading, claims: [{ id: '1.2', ...claim }] };
  const article: Article = { id: 'a', title: 'Lamps', language: 'en', sections: [section], ...more };
  const [only = { id: '1.2', text: '' }] = section.claims;
  return { article, index: 0, section, claim: only };
};
const other: Article = { id: 'b', title: 'Ovens', language: 'en', sections: [] };
const alone = { shelf: [] };
const among = (article: Article) => ({ shelf: [article, other] });

describe('where a claim is from', () => {
  it('is its headings, its number, and its article where there are several', () => {
    expect(sourceLine(place({ text: 'Fill it.' }), alone)).toBe('Care · 1.2');
    expect(sourceLine(place({ text: 'Fill it.', label: '4.' }), alone)).toBe('Care · 4.');
    expect(sourceLine(place({ text: '4. Fill it.', label: '4.' }), alone)).toBe('Care');
    const filled = place({ text: 'Fill it.' });
    expect(sourceLine(filled, among(filled.article))).toBe('Care · 1.2 · Lamps');
    const headless = place({ text: 'Fill it.' }, '');
    expect(sourceLine(headless, among(headless.article))).toBe('Lamps · 1.2');
    expect(sourceLine(place({ text: 'Fill it.' }, ''), alone)).toBe('Lamps · 1.2');
  });

  it('keeps the narrowest of many headings, and the number, in one line', () => {
    const long = place({ text: 'x' }, 'A very long part of the manual about lamps › A chapter on oil › Filling');
    const path = ['A very long part of the manual about lamps', 'A chapter on oil', 'Filling'];
    const shown = sourceLine({ ...long, section: { ...long.section, path } }, alone);
    expect(shown).toBe('… › Filling · 1.2');
  });

  it('is a link to the claim’s place where the article has an address', () => {
    const sourceUrl = 'https://example.org/a_(b)';
    expect(sourceLine(place({ text: 'Fill it, well-lit.' }, 'Care', { sourceUrl }), alone)).toBe(
      '[Care · 1\\.2](<https://example.org/a%5F%28b%29#:~:text=Fill%20it%2C%20well%2Dlit.>)'.replace('1\\.2', '1.2'),
    );
  });
});

describe('the address of a claim', () => {
  const sourceUrl = 'https://example.org/rules#top';
  const addressOf = (claim: Partial<Claim> & { readonly text: string }) =>
    claimAddress(place(claim, 'Care', { sourceUrl }));

  it('has the beginning and the end of a long one, without its number and what leads in', () => {
    expect(
      addressOf({
        text: 'You may not: 4. one two three four five six seven eight nine ten eleven',
        label: '4.',
        leadIn: 'You may not:',
      }),
    ).toBe('https://example.org/rules#top:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven');
  });

  it('is that of the page for code and rows of tables, and none where the article came from no web page', () => {
    expect(addressOf({ text: 'Run:\nls', codeFrom: 5 })).toBe('https://example.org/rules#top');
    expect(claimAddress(place({ text: 'x' }, 'Care', { sourceUrl: 'ftp://example.org/' }))).toBeUndefined();
    expect(claimAddress(place({ text: 'x' }))).toBeUndefined();
  });

  it('is not hidden behind a text that reads like another one, nor linked where it is too long', () => {
    expect(linkedTo('discord.com', 'https://example.org/')).toBe('discord.com [↗](<https://example.org/>)');
    expect(linkedTo('Care', `https://example.org/${'x'.repeat(limits.address)}`)).toBe('Care');
  });
});

describe('in one line of a phone', () => {
  /** A claim without a number before it, so that the headings have the whole line. */
  const under = (heading: string, path?: readonly string[], more: Partial<Article> = {}) => {
    const said = place({ text: '4. Fill it.', label: '4.' }, heading, more);
    return { ...said, section: { ...said.section, ...(path !== undefined && { path }) } };
  };

  it('headings of 46 characters are whole', () => {
    const [wide, narrow] = ['x'.repeat(40), 'abc'];
    expect(sourceLine(under(`${wide} › ${narrow}`, [wide, narrow]), alone)).toBe(`${wide} › ${narrow}`);
    expect(sourceLine(under(`${wide}x › ${narrow}`, [`${wide}x`, narrow]), alone)).toBe(`… › ${narrow}`);
  });

  it('the narrowest is cut, and a heading without others above it', () => {
    const long = 'word '.repeat(20).trim();
    expect(sourceLine(under(`Care › ${long}`, ['Care', long]), alone)).toBe(`… › ${'word '.repeat(8).trim()}…`);
    expect(sourceLine(under(long, [long]), alone)).toBe(`${'word '.repeat(9).trim()}…`);
    expect(sourceLine(under(long), alone)).toBe(`${'word '.repeat(9).trim()}…`);
  });

  it('the article’s title stands there where nothing else does, cut', () => {
    const title = 'word '.repeat(20).trim();
    expect(sourceLine(under('', undefined, { title }), alone)).toBe(`${'word '.repeat(9).trim()}…`);
    const headless = under('', undefined, { title: ' ' });
    expect(sourceLine(headless, alone)).toBe('');
    expect(sourceLine({ ...headless, claim: { id: '1.2', text: 'Fill it.' } }, alone)).toBe('1\\.2');
  });

  it('a number has no marks of code, and one article is not named', () => {
    expect(sourceLine(place({ text: 'Fill it.', label: '`4`' }), alone)).toBe('Care · 4');
    const only = place({ text: 'Fill it.' });
    expect(sourceLine(only, { shelf: [only.article] })).toBe('Care · 1.2');
  });
});

describe('what a browser looks for', () => {
  const of = (claim: Partial<Claim> & { readonly text: string }, sourceUrl = 'https://a.example/') =>
    claimAddress(place(claim, 'Care', { sourceUrl }))?.replace('https://a.example/#:~:text=', '');

  it('is all words of a claim of ten, and five from either end of a longer one', () => {
    expect(of({ text: '1 2 3 4 5 6 7 8 9 10' })).toBe('1%202%203%204%205%206%207%208%209%2010');
    expect(of({ text: '1 2 3 4 5 6 7 8 9 10 11' })).toBe('1%202%203%204%205,7%208%209%2010%2011');
    expect(of({ text: ' Fill \u00a0 it\t. ' })).toBe('Fill%20it%20.');
  });

  it('is without what leads in and the number, where the text begins with them', () => {
    expect(of({ text: 'Fill it.', label: '4.', leadIn: 'Always:' })).toBe('Fill%20it.');
    expect(of({ text: '4. Fill it.', label: '4.' })).toBe('Fill%20it.');
    expect(of({ text: 'Always: Fill it.', leadIn: 'Always:' })).toBe('Fill%20it.');
    expect(of({ text: 'undefined terms' })).toBe('undefined%20terms');
  });

  it.each([
    ['code', { text: 'Run ls', codeFrom: 4 }],
    ['a row of a table', { text: 'Oil: 2', columns: ['Oil'] }],
    ['verse', { text: 'A lamp\nburns low' }],
    ['a number alone', { text: '4.', label: '4.' }],
  ])('is nothing for %s: the address is the page’s', (_, claim) => {
    expect(of(claim)).toBe('https://a.example/');
  });

  it.each([
    ['http://a.example/x', 'http://a.example/x#:~:text=Oil'],
    ['xhttps://a.example/', undefined],
    ['httpsx://a.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['no address', undefined],
  ])('is at an address of the web only: %s', (sourceUrl, address) => {
    expect(of({ text: 'Oil' }, sourceUrl)).toBe(address);
  });
});

describe('a link', () => {
  const address = (length: number) => `https://a.example/${'x'.repeat(length - 18)}`;
  it('leads to at most 320 characters', () => {
    expect(linkedTo('Care', address(320))).toBe(`[Care](<${address(320)}>)`);
    expect(linkedTo('Care', address(321))).toBe('Care');
    expect(linkedTo('Care', undefined)).toBe('Care');
  });

  it.each(['a.co', '4.de', 'see //here', 'x.example › Care'])(
    'stands beside a text that reads like an address: %s',
    (text) => {
      expect(linkedTo(text, address(20))).toBe(`${text} [↗](<${address(20)}>)`);
    },
  );

  it.each(['Care', '1.2', 'a.b', 'a. co', 'and/or', '. co', ' .co'])(
    'is the text itself where it does not: %s',
    (text) => {
      expect(linkedTo(text, address(20))).toBe(`[${text}](<${address(20)}>)`);
    },
  );
});

it('whatever headings, titles and claims say, the line is one, short, and nothing in it is markup but its link', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, fc.boolean(), (text, heading, title, isOneOfSeveral) => {
      const linked = place({ text }, heading, { title, sourceUrl: 'https://example.org/x' });
      const plainPlace = place({ text }, heading, { title });
      const line = sourceLine(linked, isOneOfSeveral ? among(linked.article) : alone);
      expect(line).not.toContain('\n');
      expect(markup(line).filter((kind) => kind !== 'link' && kind !== 'url' && kind !== 'autolink')).toEqual([]);
      const unlinked = sourceLine(plainPlace, isOneOfSeveral ? among(plainPlace.article) : alone);
      expect(shownText(unlinked).length).toBeLessThanOrEqual(limits.source + 4);
    }),
  );
});
