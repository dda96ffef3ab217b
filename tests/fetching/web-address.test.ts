import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from './loopback-server.ts';
import { readWebAddress, redirectTarget, shownAddress } from '../../src/fetching/web-address.ts';

function codeOf(typed: string): string {
  try {
    return readWebAddress(typed).href;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('what is typed', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['  <https://example.org/a?b=c#d>  ', 'https://example.org/a?b=c'],
    ['example.org/rules.html', 'https://example.org/rules.html'],
    ['www.example.org?x', 'https://www.example.org/?x'],
    ['HTTP://EXAMPLE.ORG:80/', 'http://example.org/'],
    ['https://example.org:443/x', 'https://example.org/x'],
    ['http://example.org:443/x', 'http://example.org:443/x'],
    ['https://bücher.example.org/ü', 'https://xn--bcher-kva.example.org/%C3%BC'],
    ['https://fa.example.org/نیم\u200cفاصله', `https://fa.example.org/${encodeURI('نیم\u200cفاصله')}`],
    ['https://example.org./x', 'https://example.org./x'],
    ['https://8.8.8.8/dns', 'https://8.8.8.8/dns'],
    ['https://[2606:4700:4700::1111]/dns', 'https://[2606:4700:4700::1111]/dns'],
  ])('%s is an address', (typed, href) => expect(codeOf(typed)).toBe(href));

  it.each([
    '',
    ' ',
    'rules',
    'not an address',
    'https://',
    'https://exa mple.org',
    'https://example.org/a b',
    'https:// x',
    'ftp://example.org',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:alert(1)',
    'gopher://example.org',
    'blob:https://example.org/1',
    'ws://example.org',
    'view-source:https://example.org',
    'about:blank',
    'dict://example.org',
    'https://user@example.org',
    'https://user:secret@example.org',
    'https://:secret@example.org',
    'https://a@127.0.0.1',
    'https://example.org:8080',
    'http://example.org:22',
    'http://example.org:0',
    'http://example.org:65536',
    'http://8.8.8.8:25',
    'https://127.0.0.1\\@example.org',
    'https://example.org\\a',
    'https://exa\u200bmple.org',
    'https://example.org/\u202egpj',
    'ht\ntps://example.org',
    'https://exam\tple.org',
    'https://[::1',
    'https://[fe80::1%25eth0]/',
    'https://[fe80::1%eth0]/',
    'https://256.256.256.256',
    'https://1.2.3.4.5',
    'https://0x100000000',
    `https://example.org/${'a'.repeat(2_000)}`,
  ])('%j is none', (typed) => expect(codeOf(typed)).toBe('URL_INVALID'));
});

describe('a private address', () => {
  const hosts = words(`
  127.0.0.1 127.1 127.0.1 127.255.255.255 2130706433 0x7f000001 017700000001 0x7f.1 0177.0.0.1 0177.0.0.01
  0x7f.0x0.0x0.0x1 0X7F.1 127.0.0.1. ①②⑦.0.0.1 １２７.０.０.１ 127。0。0。1 127．0．0．1 ①②⑦。⓪。⓪。① 𝟏𝟐𝟕.𝟎.𝟎.𝟏
  %31%32%37.0.0.1 0 0.0.0.0 0x0 00 127.0.0.1%2e 169.254.169.254 169.254.43518 169.16689662 2852039166
  0xa9fea9fe 0251.0376.0251.0376 0xa9.254.0251.254 10.1 10.0.0.1 192.168.1 192.168.0.1 3232235521 172.16.0.1
  172.31.255.255 100.64.0.1 198.18.0.1 224.0.0.1 255.255.255.255 4294967295 168.63.129.16 0xa83f8110
  192.0.0.192 203.0.113.9 [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:0001]
  [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [::7f00:1] [::ffff:169.254.169.254] [::ffff:a9fe:a9fe]
  [64:ff9b::7f00:1] [64:ff9b::169.254.169.254] [64:ff9b:1::a00:1] [2002:7f00:1::] [2002:a9fe:a9fe::1]
  [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1]
  [2001:db8::1] [::ffff:0:127.0.0.1] localhost LOCALHOST localhost. localhost.. ｌｏｃａｌｈｏｓｔ a.localhost
  a.localhost. printer.local wiki.internal metadata.google.internal metadata.google.internal. metadata
  intranet wiki nas.lan router.home router.home.arpa x.corp a.intranet localhost.localdomain
  1.0.0.127.in-addr.arpa x.onion x.test x.invalid kubernetes.default.svc.cluster.local
`);

  it.each(hosts)('%s is refused', (host) => {
    expect(codeOf(`http://${host}/`)).toMatch(/^URL_(?:PRIVATE|INVALID)$/);
    expect(codeOf(`https://${host}/latest/meta-data?x=1`)).toMatch(/^URL_(?:PRIVATE|INVALID)$/);
  });

  it('is told as such where it is an address', () => {
    const told = hosts.filter((host) => codeOf(`http://${host}/`) === 'URL_PRIVATE');
    expect(hosts.length - told.length).toBeLessThan(5);
  });

  const octet = fc.nat(255);
  const privateAddress = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  );
  const number = fc.constantFrom(
    (value: number) => String(value),
    (value: number) => `0x${value.toString(16)}`,
    (value: number) => `0X000${value.toString(16).toUpperCase()}`,
    (value: number) => `0${value.toString(8)}`,
    (value: number) => `0000${value.toString(8)}`,
  );
  const zeros = [0x30, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6];
  const script = fc.constantFrom(
    (text: string) => text,
    ...zeros.map(
      (zero) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))),
    ),
    (text: string) =>
      text.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit)))),
    (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`),
  );
  const dot = fc.constantFrom('.', '。', '．', '｡', '%2e');
  const parts = ([a, b, c, d]: readonly [number, number, number, number], count: number): number[] =>
    [[((a * 256 + b) * 256 + c) * 256 + d], [a, (b * 256 + c) * 256 + d], [a, b, c * 256 + d], [a, b, c, d]][
      count - 1
    ] ?? [];

  it('is refused in any spelling of its numbers', () => {
    const spelt = fc.tuple(
      privateAddress,
      fc.integer({ min: 1, max: 4 }),
      fc.array(number, { minLength: 4, maxLength: 4 }),
      script,
      dot,
    );
    fc.assert(
      fc.property(spelt, fc.constantFrom('', '.', ':80', ':443'), ([address, count, spell, write, between], end) => {
        const host = parts(address, count)
          .map((part, at) => spell[at]?.(part) ?? '')
          .join('.');
        expect(codeOf(`http://${write(host).replaceAll('.', between)}${end}/x`)).toBe('URL_PRIVATE');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused inside one of IPv6, which stands for nothing that could not be named itself', () => {
    const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
    fc.assert(
      fc.property(privateAddress, fc.boolean(), ([a, b, c, d], upper) => {
        const low = `${hex(a, b)}:${hex(c, d)}`;
        const carriers = ['::', '::ffff:', '0:0:0:0:0:ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'].flatMap(
          (prefix) => [`${prefix}${low}`, `${prefix}${a}.${b}.${c}.${d}`],
        );
        for (const one of [...carriers, `2002:${low}::`, `2001:0:${low}::`]) {
          const host = upper ? one.toUpperCase() : one;
          expect(codeOf(`https://[${host}]/`)).toBe('URL_PRIVATE');
        }
      }),
    );
  });
});

describe('a redirect', () => {
  const target = (location: string | undefined, from = 'https://example.org/a/b') => {
    const next = redirectTarget(new URL(from), location);
    return typeof next === 'string' ? next : next.href;
  };

  it.each([
    ['c?d#e', 'https://example.org/a/c?d'],
    ['/c', 'https://example.org/c'],
    ['//example.com/', 'https://example.com/'],
    ['https://example.com/', 'https://example.com/'],
    ['http://example.org/a/b', 'insecure'],
    ['http://example.com/', 'insecure'],
    ['https://[', 'nowhere'],
    [undefined, 'nowhere'],
  ])('to %s leads to %s', (location, where) => expect(target(location)).toBe(where));

  it('from http may lead to https', () => {
    expect(target('https://example.org/', 'http://example.org/')).toBe('https://example.org/');
    expect(target('http://example.com/', 'http://example.org/')).toBe('http://example.com/');
  });

  it.each([
    'http://127.0.0.1/',
    '//localhost/',
    'https://u:p@example.org/',
    'https://example.org:8443/',
    'file:///etc/passwd',
  ])('to %s is an error', (location) =>
    expect(() => target(location)).toThrow(expect.objectContaining({ name: 'UserError' }) as Error),
  );
});

describe('what is shown of an address', () => {
  it('is host and path, cut where it is long', () => {
    expect(shownAddress(new URL('https://example.org/a/b?token=secret#secret'))).toBe('example.org/a/b');
    expect(shownAddress(new URL('https://example.org/?token=secret'))).toBe('example.org');
    expect(shownAddress(new URL(`https://example.org/${'a'.repeat(500)}`))).toHaveLength(101);
  });
});
