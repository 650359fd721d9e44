/**
 * Words by which programs declare themselves in `User-Agent`: those of the crawlers' own pages (Googlebot, bingbot,
 * YandexBot, Baiduspider, Yahoo's Slurp, facebookexternalhit), of programming libraries and of browsers without a
 * window, and an address of an explanation, `+https://…`, which RFC 9309 recommends to crawlers. Cubot makes telephones.
 */
const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|facebookexternalhit|headless|lighthouse|phantomjs|\bcurl\b|\bwget\b|python|okhttp|java\/|go-http-client|axios|node-fetch|\+https?:/i;

/** Whether a sender says of itself that it is a program. */
export const isProgram = (userAgent: string): boolean => PROGRAM.test(userAgent);

type Device = 'DESKTOP' | 'MOBILE' | 'TABLET';

/** The device by the words that browsers agree on: `Mobi` for telephones (MDN, "Browser detection using the user agent"). */
export function deviceOf(userAgent: string): Device | undefined {
  if (userAgent === '') return undefined;
  if (/ipad|tablet|android(?!.*mobi)/i.test(userAgent)) return 'TABLET';
  return /mobi/i.test(userAgent) ? 'MOBILE' : 'DESKTOP';
}
