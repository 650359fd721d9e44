import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDigitOf, parseGtin, scanCodeOf } from './gtin.ts';

/** Test vectors of open-source check-digit libraries (MIT and Apache licenses); the last column names the source of each. */
const vectors = readFileSync(new URL('../../../../test/fixtures/gtin-vectors.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(','));

describe('a barcode', () => {
  it.each(vectors)('%s is valid: %s', (code, valid) => {
    expect(parseGtin(code ?? '') !== undefined).toBe(valid === 'true');
  });

  it.each([
    '',
    ' ',
    '12345',
    '４００６３８１３３３９３１',
    '4006381333931 ',
    '-006381333931',
    '400638133393e',
    '0'.repeat(500),
  ])('is not %j', (code) => {
    expect(parseGtin(code)).toBeUndefined();
  });

  it('is one article in its 8, 12, 13 and 14 digit forms', () => {
    expect(scanCodeOf('036000291452')).toBe(scanCodeOf('0036000291452'));
    expect(parseGtin('0036000291452')).toBe('0036000291452');
  });

  it('gets the check digit that the standard gives', () => {
    expect(checkDigitOf('629104150021')).toBe(3);
  });
});
