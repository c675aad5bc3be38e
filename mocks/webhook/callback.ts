import { BlockList, isIP } from 'node:net';

const internal = new BlockList();
internal.addSubnet('0.0.0.0', 8);
internal.addSubnet('10.0.0.0', 8);
internal.addSubnet('169.254.0.0', 16);
internal.addSubnet('172.16.0.0', 12);
internal.addSubnet('192.168.0.0', 16);
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Why nothing can be sent to a callback; undefined for a good one. */
export const objectionTo = (callback: unknown): string | undefined => {
  if (typeof callback !== 'string' || callback === '') return 'The callback URL is missing';
  if (!URL.canParse(callback)) return 'The callback is not an absolute URL';
  const { protocol, hostname } = new URL(callback);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.test(hostname))) {
    return 'The callback must be https, or http on this machine';
  }
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  if (family > 0 && internal.check(address, family === 6 ? 'ipv6' : 'ipv4')) {
    return 'The callback is on an internal address';
  }
  return undefined;
};

/** Whether two callbacks differ, and only in their query. */
export const isBeside = (one: string, other: string): boolean =>
  one !== other && one.split('?')[0] === other.split('?')[0];
