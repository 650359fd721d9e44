import { readUrl } from '#kernel/values/url.ts';

/** Anything that an address may be relative to; it is not kept. */
const BASE = 'http://relative.invalid';

/** Addresses that are their own path, or tell their host at once; parsing one costs as much as the rest of a touchpoint. */
const PLAIN_PATH = /^(?!\/\/)\/[\w/-]*$/;
const PLAIN_HOST = /^https?:\/\/((?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,})(?:[/?#]|$)/;

/** The path of a page: queries and fragments hold people's own data, and make one page many. Empty when it is none. */
export function pagePath(address: string): string {
  if (address === '' || PLAIN_PATH.test(address)) return address;
  return readUrl(address, BASE)?.pathname ?? '';
}

/** The host of a referrer, by which sources are distinguished; empty when it is no address of the web. */
export function referrerHost(address: string): string {
  const [, host] = PLAIN_HOST.exec(address) ?? [];
  if (host !== undefined) return host;
  return /^https?:\/\//i.test(address) ? (readUrl(address)?.hostname ?? '') : '';
}
