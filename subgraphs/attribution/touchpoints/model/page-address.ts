/** Anything that an address may be relative to; it is not kept. */
const BASE = 'http://relative.invalid';

/** The path of a page: queries and fragments hold people's own data, and make one page many. Empty when it is none. */
export function pagePath(address: string): string {
  if (address === '') return '';
  return URL.canParse(address, BASE) ? new URL(address, BASE).pathname : '';
}

/** The host of a referrer, by which sources are distinguished; empty when it is no address of the web. */
export function referrerHost(address: string): string {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).hostname : '';
}
