import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from './loopback-server.ts';
import { isPublicAddress } from '../../src/fetching/public-address.ts';

const notPublic = [
  '',
  '8.8.8.8 ',
  ...words(`
  0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1
  169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1
  192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
  240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::2 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:7f00:1
  ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1
  2001:0:7f00:1:: 2001:db8::1 2002:7f00:1:: 2002:a00:1::1 2002:808:808::1 fc00::1 fd00:ec2::254 fd12:3456::1
  fe80::1 fe80::1%eth0 fe80::1%1 fec0::1 ff02::1 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff%lo 5f00::1 4000::1
  localhost 8.8.8 8 0x8.8.8.8 010.8.8.8 8.8.8.8. 1.2.3.4:80 [2606:4700::1]
`),
];
const publicOnes = words(`
  1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
  169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
  168.63.129.15 2606:4700:4700::1111 2a00:1450:4001:80b::200e 2620:fe::fe
`);

describe('an address', () => {
  it.each(notPublic)('%s is not of the public internet', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(publicOnes)('%s is of the public internet', (address) => expect(isPublicAddress(address)).toBe(true));

  it('of IPv6 that carries one of IPv4 is not, whichever it carries', () => {
    const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), ([a, b, c, d]) => {
        const pair = `${hex(a, b)}:${hex(c, d)}`;
        const carriers = [`::${pair}`, `::ffff:${pair}`, `::ffff:0:${pair}`, `64:ff9b::${pair}`, `2002:${pair}::1`];
        expect(carriers.filter(isPublicAddress)).toEqual([]);
        expect(isPublicAddress(`2001:0:${pair}::1`)).toBe(false);
        expect(isPublicAddress(`::ffff:${a}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });

  it('that is no address is not, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef:.%xX[]')) }), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean');
      }),
    );
  });
});
