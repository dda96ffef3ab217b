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
