type Device = 'DESKTOP' | 'MOBILE' | 'TABLET';

/** The device by the words that browsers agree on: `Mobi` for telephones (MDN, "Browser detection using the user agent"). */
export function deviceOf(userAgent: string): Device | undefined {
  if (userAgent === '') return undefined;
  if (/ipad|tablet|android(?!.*mobi)/i.test(userAgent)) return 'TABLET';
  return /mobi/i.test(userAgent) ? 'MOBILE' : 'DESKTOP';
}
