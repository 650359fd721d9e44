import { describe, expect, it } from 'vitest';
import { NumberFault } from '../amounts/number-reader.ts';
import { readPrice } from './money.ts';

describe('a price of a product file', () => {
  it.each([
    ['', 'EUR', null],
    ['12.50', 'EUR', '1250'],
    ['12,50', 'EUR', '1250'],
    ['1250.000', 'EUR', '125000'],
    ['1,250.00', 'EUR', '125000'],
    ["'12.50", 'EUR', '1250'],
    ['€12.50', 'EUR', '1250'],
    ['1250.0', 'JPY', '1250'],
    ['1250.755', 'KWD', '1250755'],
  ])('%j in %s is %s minor units', (text, currency, minor) => {
    expect(readPrice(text, currency)).toBe(minor);
  });

  it.each([
    ['1,250', 'EUR', 'may be 1250 or 1.250: write it as 1250.00'],
    ['1.250', 'EUR', 'may be 1250 or 1.250: write it as 1250.00'],
    ['0.005', 'EUR', 'has more decimals than EUR'],
    ['12.50', 'JPY', 'has more decimals than JPY'],
    ['-12.50', 'EUR', 'is less than zero'],
    ['$12.50', 'EUR', 'is not in EUR'],
    ['free', 'EUR', 'is no number'],
  ])('%j in %s %s', (text, currency, reason) => {
    expect(() => readPrice(text, currency)).toThrow(new NumberFault(reason));
  });
});
