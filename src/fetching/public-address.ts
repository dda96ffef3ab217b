import ipaddr from 'ipaddr.js';

/** Where all public addresses of IPv6 are; the rest is local, reserved, or leads on to an address of IPv4. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Azure's own services, at an address that looks public. */
const azureHost = '168.63.129.16';

/**
 * Whether an IP address is one of the public internet. Those that stand for another (IPv4 in IPv6, NAT64, 6to4, Teredo) are not,
 * whatever they stand for, nor is what is no plain address.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address))
    return address !== azureHost && ipaddr.IPv4.parse(address).range() === 'unicast';
  if (!/^[0-9a-f:.]+$/i.test(address) || !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.match(globalUnicast) && parsed.range() === 'unicast';
}
