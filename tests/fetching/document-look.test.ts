import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeDocument } from '../../src/fetching/document-look.ts';
import { fileNameOf } from '../../src/fetching/file-name.ts';

const fixtures = join(import.meta.dirname, '../fixtures/articles');
const files = (await readdir(fixtures, { recursive: true, withFileTypes: true })).filter(
  (entry) => entry.isFile() && entry.name.startsWith('source.'),
);

describe('how it looks', () => {
  it('lets every document through that can be read', async () => {
    expect(files.length).toBeGreaterThan(50);
    const refused: string[] = [];
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name));
      if (bytes.length > 0 && !looksLikeDocument(bytes, 'application/octet-stream'))
        refused.push(join(parentPath, name));
    }
    expect(refused).toEqual([]);
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from('\ufeffText', 'utf16le'), 'text/plain'],
    ['UTF-16 without', Buffer.from('Text in two bytes each', 'utf16le'), 'text/plain'],
    ['another encoding', Buffer.from([0xcf, 0xf0, 0xe0, 0xe2, 0xe8, 0xeb, 0xe0]), 'text/plain'],
    ['a PDF with something before it', Buffer.from('\u0000\u0001 %PDF-1.7'), 'image/png'],
    [
      'a Word document that is said to be an archive',
      Buffer.from('PK\u0003\u0004..word/document.xml'),
      'application/zip',
    ],
    ['no type', Buffer.from('text'), undefined],
  ])('takes %s', (_, bytes, type) => expect(looksLikeDocument(bytes, type)).toBe(true));

  it.each([
    ['GIF', Buffer.from('GIF89a')],
    ['JPEG', Buffer.from('ffd8ffe0', 'hex')],
    ['MP4', Buffer.from('\u0000\u0000\u0000\u0018ftypisom')],
    ['MP3', Buffer.from('ID3\u0003')],
    ['gzip', Buffer.from('1f8b08', 'hex')],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a table of Excel', Buffer.from('PK\u0003\u0004..xl/workbook.xml')],
    ['a program', Buffer.from('7f454c46', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('does not take %s, whatever the type', (_, bytes) => {
    for (const type of ['text/plain', 'application/octet-stream', undefined])
      expect(looksLikeDocument(bytes, type)).toBe(false);
  });

  it.each(['image/svg+xml', 'audio/ogg', 'video/mp4', 'font/woff2', 'application/json', 'text/css', 'text/javascript'])(
    'does not take text of type %s',
    (type) => expect(looksLikeDocument(Buffer.from('text'), type)).toBe(false),
  );
});

describe('its name', () => {
  const named = (disposition: string | undefined, path = '/x') =>
    fileNameOf(disposition, new URL(`https://example.org${path}`));

  it.each([
    ['attachment; filename="a b.pdf"', 'a b.pdf'],
    ['inline; filename=a.pdf', 'a.pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'%D0%9F%D1%80.pdf', 'Пр.pdf'],
    ["attachment; filename*=utf-8'en'a%20b.md; filename=x.md", 'a b.md'],
    ['attachment; filename="say \\"hi\\".txt"', 'say "hi".txt'],
    [Buffer.from('attachment; filename="Ä.txt"').toString('latin1'), 'Ä.txt'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\temp\\\\a.txt"', 'a.txt'],
    [Buffer.from('attachment; filename="a\u202etxt.exe"').toString('latin1'), 'atxt.exe'],
    ['attachment; filename=".."', 'x'],
    ['attachment', 'x'],
    [undefined, 'x'],
  ])('in %j is %s', (disposition, name) => expect(named(disposition)).toBe(name));

  it('is the end of the address where there is one', () => {
    expect(named(undefined, '/a/Our%20rules.html?x=y/z.md')).toBe('Our rules.html');
    expect(named(undefined, '/a/%E0%A4%A.md')).toBe('%E0%A4%A.md');
    expect(named(undefined, '/a/..%2f..%2fpasswd')).toBe('passwd');
    expect(named(undefined, '/a/')).toBeUndefined();
  });

  it('has no folders, nothing unseen, and no great length, whatever the server says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isExtended) => {
        const name = named(isExtended ? `a; filename*=UTF-8''${encodeURIComponent(text)}` : `a; filename="${text}"`);
        expect(Array.from(name ?? 'x').length).toBeLessThanOrEqual(150);
        expect(name ?? 'x').not.toMatch(/^\.*$|[/\\\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
