import { describe, expect, it } from 'vitest';
import { normalizePhone } from './phone.ts';

describe('a telephone number', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['6 12 34 56 78', 'FR', '+33612345678'],
    ['612345678', 'FR', '+33612345678'],
    ['+33 (0)6.12.34.56.78', 'FR', '+33612345678'],
    ['0033 6 12 34 56 78', 'BE', '+33612345678'],
    ['\u200b+33612345678', 'DE', '+33612345678'],
    ['０６１２３４５６７８', 'FR', '+33612345678'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['030 901820', 'DE', '+4930901820'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['tel:+33612345678', 'BE', '+33612345678'],
    ["'0612345678", 'FR', '+33612345678'],
    ['612345678.0', 'FR', '+33612345678'],
    ['06 12 34 56 78', 'XX', '+33612345678'],
  ])('%s in %s is %s', (raw, country, number) => {
    expect(normalizePhone(raw, country)).toBe(number);
  });

  it.each([
    ['00 00 00 00 00', 'FR', 'zeros'],
    ['06 66 66 66 66', 'FR', 'one digit'],
    ['12', 'FR', 'too short'],
    ['+999 123456789', 'FR', 'no such calling code'],
    ['call me', 'FR', 'words'],
    ['06 12 34 56 78 ext 3', 'FR', 'an extension'],
    ['', 'FR', 'nothing'],
    ['6.12E+08', 'FR', 'digits that a spreadsheet rounded'],
    ['06 12 34 56 78 / 06 11 22 33 44', 'FR', 'two numbers'],
  ])('%s in %s is none: %s', (raw, country) => {
    expect(normalizePhone(raw, country)).toBeUndefined();
  });
});
