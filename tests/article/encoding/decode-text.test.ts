import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/article/encoding/decode-text.ts';
import { UserError } from '../../../src/errors.ts';

const read = (bytes: Uint8Array, stated?: string) => decodeText(bytes, { file: 'a.txt', stated });

/** Bytes 0x80–0xFF of an encoding with one byte for each character, turned round. */
function encodeSingle(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (character) => bytes.get(character) ?? Number.NaN));
}

/** The same for characters of two bytes. */
function encodeDouble(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!codes.has(character)) codes.set(character, [lead, trail]);
    }
  return Buffer.from(
    Array.from(text).flatMap((at) => (at < '\u{80}' ? [at.charCodeAt(0)] : [...(codes.get(at) ?? [])])),
  );
}

const german = 'Die Fähre fährt um neun Uhr; für Gäste ist die Überfahrt frei.';
const czech =
  '- Členové musí být zdvořilí a nesmějí nikoho urážet.\n- Děti mladší osmi let mají vstup zdarma.\n- Větší změny schvaluje schůze.';
const russian = 'Паром отходит в девять часов; гостям вход свободный.';

describe('what a file states itself', () => {
  it.each([
    ['UTF-8', Buffer.from(german)],
    ['UTF-8 with a mark', Buffer.from(`\u{FEFF}${german}`)],
    ['UTF-16 with a mark', Buffer.from(`\u{FEFF}${german}`, 'utf16le')],
    ['UTF-16 with a mark, the other way round', Buffer.from(`\u{FEFF}${german}`, 'utf16le').swap16()],
  ])('is kept to without a warning: %s', (_, bytes) => {
    expect(read(bytes)).toEqual({ text: german, warnings: [] });
  });

  it('counts for more than the look of the bytes, for less than a mark and than being UTF-8', () => {
    expect(read(encodeSingle(russian, 'windows-1251'), 'CP1251')).toEqual({ text: russian, warnings: [] });
    expect(read(Buffer.from('Zürich', 'latin1'), 'iso-8859-5')).toEqual({ text: 'Zќrich', warnings: [] });
    expect(read(Buffer.from(german), 'iso-8859-1')).toEqual({ text: german, warnings: [] });
    expect(read(Buffer.from(`\u{FEFF}${german}`, 'utf16le'), 'utf-8')).toEqual({ text: german, warnings: [] });
  });

  it.each(['utf-8', 'shift_jis', 'klingon', ''])('counts for nothing where the bytes are not that: %j', (stated) => {
    expect(read(Buffer.from(german, 'latin1'), stated).text).toBe(german);
  });
});

describe('the look of the bytes', () => {
  it.each([
    ['Windows-1252', german, encodeSingle(german, 'windows-1252')],
    ['Windows-1252', '“Soup” costs £3 — or €4.', encodeSingle('“Soup” costs £3 — or €4.', 'windows-1252')],
    ['Windows-1250', czech, encodeSingle(czech, 'windows-1250')],
    ['ISO-8859-2', czech, encodeSingle(czech, 'iso-8859-2')],
    ['Windows-1251', russian, encodeSingle(russian, 'windows-1251')],
    ['KOI8-R', russian, encodeSingle(russian, 'koi8-r')],
    ['Windows-1253', 'Το πλοίο «Άνδρος» φεύγει — €5.', encodeSingle('Το πλοίο «Άνδρος» φεύγει — €5.', 'windows-1253')],
    [
      'Windows-1254',
      'Feribot dokuzda kalkıyor; giriş ücretsizdir.',
      encodeSingle('Feribot dokuzda kalkıyor; giriş ücretsizdir.', 'windows-1254'),
    ],
    [
      'Shift-JIS',
      '船は九時に出ます。フェリーは無料です。',
      encodeDouble('船は九時に出ます。フェリーは無料です。', 'shift_jis'),
    ],
    ['GB18030', '渡轮九点出发，客人免费入场。', encodeDouble('渡轮九点出发，客人免费入场。', 'gb18030')],
    [
      'EUC-KR',
      '배는 아홉 시에 떠납니다. 손님은 무료입니다.',
      encodeDouble('배는 아홉 시에 떠납니다. 손님은 무료입니다.', 'euc-kr'),
    ],
  ])('tells %s from the others, and the warning names it', (name, text, bytes) => {
    const { text: found, warnings } = read(bytes);
    expect(found).toBe(text);
    expect(warnings).toMatchObject([{ text: expect.stringContaining(`was read as ${name}`) as string }]);
  });

  it.each([
    ['little-endian', german, Buffer.from(german, 'utf16le')],
    ['big-endian', german, Buffer.from(german, 'utf16le').swap16()],
    ['little-endian', `${russian}\n`, Buffer.from(`${russian}\n`, 'utf16le')],
    [
      'big-endian',
      `船は九時に出ます。\n無料です。\n`,
      Buffer.from('船は九時に出ます。\n無料です。\n', 'utf16le').swap16(),
    ],
  ])('tells UTF-16 without a mark, %s', (order, text, bytes) => {
    const { text: found, warnings } = read(bytes);
    expect(found).toBe(text);
    expect(warnings).toMatchObject([{ text: expect.stringContaining(`UTF-16 (${order})`) as string }]);
  });

  it('is taken from all lines, however far apart those are that tell it', () => {
    const lines = Array.from({ length: 4000 }, (_, at) => `- Line ${at} of the rules.`);
    const text = [...lines, czech, ...lines, czech, ...lines].join('\n');
    expect(read(encodeSingle(text, 'windows-1250')).text).toBe(text);
  });
});

describe('a damaged file', () => {
  it('of UTF-8 is read but for the characters that are broken, and the warning says where', () => {
    const bytes = Buffer.concat([Buffer.from('Ä\nö und ü.\nZ'), Buffer.from([0xfc]), Buffer.from('rich.\n')]);
    expect(read(bytes)).toEqual({
      text: 'Ä\nö und ü.\nZ\u{FFFD}rich.\n',
      warnings: [
        {
          text: expect.stringContaining('not UTF-8') as string,
          place: { kind: 'line', line: 3 },
          about: { kind: 'characters', count: 1 },
        },
      ],
    });
  });

  it('with a mark of UTF-16 is read where little is damaged, else refused with the line', () => {
    const long = Buffer.from(`\u{FEFF}${german}\n`, 'utf16le');
    expect(read(Buffer.concat([long, Buffer.of(0x41)])).warnings).toMatchObject([{ place: { line: 2 } }]);
    const short = Buffer.concat([Buffer.from('\u{FEFF}One\nTwo\n', 'utf16le'), Buffer.of(0x00, 0xd8, 0x41)]);
    expect(() => read(short)).toThrow(
      /^a\.txt, line 3: bytes that are not UTF-16 \(little-endian\)\. Is this another/u,
    );
  });
});

describe('what is no text', () => {
  it.each([
    ['ASCII with a NUL', Buffer.from('Title\n\n- One.\n- Tw\0.\n'), /a\.txt, line 4: a NUL character/u],
    ['UTF-8 with a mark and a NUL', Buffer.from('\u{FEFF}Title\n\0\n'), /a\.txt, line 2: a NUL character/u],
    [
      'the beginning of a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      /a\.txt, line \d: a NUL character/u,
    ],
    [
      'control characters',
      Buffer.from('One.\nTwo\u0001\xfc\u0002.', 'latin1'),
      /a\.txt, line 2: .* in no encoding that is known/u,
    ],
  ])('is refused with its line: %s', (_, bytes, said) => {
    expect(() => read(bytes)).toThrow(said);
  });

  it('and what has more lines than anybody writes', () => {
    expect(() => read(Buffer.from('\n'.repeat(1_000_001)))).toThrow('a.txt: it has more than 1000000 lines. Take out');
    expect(read(Buffer.from(`${'\n'.repeat(999_999)}One.`)).text.endsWith('One.')).toBe(true);
  });

  it('or any bytes at all: read as some text, or refused in words, and never slow to say so', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(undefined, 'latin1', 'utf-16', 'gbk'),
        (bytes, stated) => {
          try {
            const { text, warnings } = read(bytes, stated);
            expect(text).not.toContain('\0');
            if (text.includes('\u{FFFD}')) expect(warnings).toHaveLength(1);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
