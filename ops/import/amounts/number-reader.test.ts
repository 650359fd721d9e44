import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf } from '#kernel/values/money.ts';
import { toMinor } from './exact.ts';
import type { NumberFormat } from './number-body.ts';
import { foundNumbers, NumberFault, statedNumbers } from './number-reader.ts';

const POINT: NumberFormat = { decimal: '.', thousands: ',' };
const COMMA: NumberFormat = { decimal: ',', thousands: '.' };

const stated = (text: string, format: NumberFormat, currency = 'EUR') =>
  toMinor(statedNumbers(format).amount(text, currency), currency);
const found = (text: string, currency = 'EUR') =>
  toMinor(foundNumbers(null, 'say numbers').amount(text, currency), currency);

describe('an amount in a stated format', () => {
  it.each([
    'EUR 1.250,00',
    '1.250,00 EUR',
    '1.250,00\u00a0€',
    '1 250,00',
    '1\u00a0250,00',
    '1\u202f250,00',
    '1\u2009250,00',
    '1’250,00',
    "1'250,00",
    '1.250,-',
    '1.250,– €',
    '€1.250',
    '1250',
    'Euro 1.250,0',
    'kr 1.250,00',
    '１.２５０,００',
    '1.250:-',
  ])('%s is 1250.00 where the comma is the decimal mark', (text) => {
    expect(stated(text, COMMA)).toBe(125_000n);
  });

  it.each([
    ['kr 1.250,00', 'SEK'],
    ['1.250,00 kr.', 'DKK'],
    ['NOK 1 250,00', 'NOK'],
    ['1 250,00 zł', 'PLN'],
    ['1 250,00 Kč', 'CZK'],
    ['R$ 1.250,00', 'BRL'],
    ['1 250,00 грн', 'UAH'],
    ['1 250,00 р.', 'RUB'],
    ['1.250,00 дин.', 'RSD'],
  ])('%s is 1250.00 %s', (text, currency) => {
    expect(stated(text, COMMA, currency)).toBe(125_000n);
  });

  it.each([
    ["CHF 1'250.00", 'CHF'],
    ['Fr. 1’250.–', 'CHF'],
    ['Rs.1,250.00', 'INR'],
    ['US$1,250.00', 'USD'],
    ['$ 1,250.00 USD', 'USD'],
    ['R 1 250.00', 'ZAR'],
  ])('%s is 1250.00 %s where the point is', (text, currency) => {
    expect(stated(text, POINT, currency)).toBe(125_000n);
  });

  it('may be grouped as in India', () => {
    expect(stated('₹12,34,567.50', POINT, 'INR')).toBe(123_456_750n);
    expect(stated('1,23,456', POINT, 'INR')).toBe(12_345_600n);
  });

  it.each([
    '-12,50',
    '12,50-',
    '\u221212,50',
    '(12,50)',
    '-€ 12,50',
    '€ -12,50',
    '12,50- EUR',
    '(12,50 €)',
    '€ (12,50)',
    '–12,50',
  ])('%s is less than zero', (text) => {
    expect(stated(text, COMMA)).toBe(-1_250n);
  });

  it.each([
    ['', 'is no number'],
    ['ten', 'is no number'],
    ['1e5', 'is no number'],
    ['NaN', 'is no number'],
    ['--1', 'is no number'],
    ['(-1)', 'is no number'],
    ['-1-', 'is no number'],
    ['€', 'is no number'],
    ['12 points', 'is no number'],
    ['1.250,00 € USD', 'is no number'],
    ['1'.repeat(40), 'is no number'],
    ['2024.994', 'is no number'],
    ['1234.567,00', 'is no number'],
    ['12.34,00', 'is no number'],
    ['0.250,00', 'is no number'],
    ['1.250.00', 'is no number'],
    ["1'250.000,00", 'is no number'],
    ['1,250.00', 'is no number'],
    ['12,50 %', 'is no amount'],
    ['USD 12,50', 'is not in EUR'],
    ['£12,50', 'is not in EUR'],
    ['$12,50', 'is not in EUR'],
  ])('%j %s', (text, reason) => {
    expect(() => stated(text, COMMA)).toThrow(new NumberFault(reason));
  });
});

describe('an amount of which no format is stated', () => {
  it.each([
    ['12.50', 1_250n],
    ['12,50', 1_250n],
    ['12,5', 1_250n],
    ['1250.000', 125_000n],
    ['1,250.00', 125_000n],
    ['1.250,00', 125_000n],
    ['1.250.000', 125_000_000n],
    ['1 250,000', 125_000n],
    ['0.005', 1n],
    ['.5', 50n],
    ['2.5417', 254n],
    ['1250', 125_000n],
  ])('%s has one meaning', (text, minor) => {
    expect(found(text)).toBe(minor);
  });

  it.each([
    ['1,250', /^may be 1250 or 1\.250: say numbers$/],
    ['1.250', /^may be 1250 or 1\.250/],
    ['419,459', /^may be 419459 or 419\.459/],
    ['2024,994', /^cannot be grouped by thousands, and EUR has 2 decimals/],
    ['1234,567.00', /^is grouped as no number is/],
    ['12,34.00', /^is grouped as no number is/],
    ['1.2.3', /^is grouped as no number is/],
  ])('%s is refused', (text, reason) => {
    expect(() => found(text)).toThrow(reason);
  });

  it('of a currency with thousandths is read by what the file shows elsewhere', () => {
    expect(toMinor(foundNumbers('.', '').amount('1.250', 'KWD'), 'KWD')).toBe(1_250n);
    expect(() => toMinor(foundNumbers(',', '').amount('1.250', 'KWD'), 'KWD')).toThrow(/^may be/);
    expect(found('1250.755', 'KWD')).toBe(1_250_755n);
  });
});

/** What other software prints: the amounts of ICU's locales. */
const LOCALES = [
  'en-US',
  'en-IN',
  'fr-FR',
  'fr-CH',
  'de-DE',
  'de-AT',
  'de-CH',
  'nb-NO',
  'sv-SE',
  'pl-PL',
  'cs-CZ',
].concat(['es-ES', 'pt-BR', 'ja-JP']);
const CURRENCIES = ['EUR', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'INR', 'JPY', 'KWD', 'GBP', 'BRL'];

const printed = fc
  .record({
    locale: fc.constantFrom(...LOCALES),
    currency: fc.constantFrom(...CURRENCIES),
    minor: fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }),
    currencyDisplay: fc.constantFrom('symbol', 'code', 'narrowSymbol'),
    currencySign: fc.constantFrom('standard', 'accounting'),
    style: fc.constantFrom('currency', 'decimal'),
  })
  .map(({ locale, currency, minor, ...options }) => {
    const exponent = exponentOf(currency);
    const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
    const writer = new Intl.NumberFormat(locale, { currency, ...options, ...digits } as Intl.NumberFormatOptions);
    const text = writer.format(`${minor}E-${exponent}` as unknown as bigint);
    const group = writer.formatToParts(1_234_567n).find(({ type }) => type === 'group')?.value ?? '';
    const decimal = writer.formatToParts(0).find(({ type }) => type === 'decimal')?.value;
    const isComma = decimal === ',' || (decimal === undefined && group !== ',');
    return { text, format: isComma ? COMMA : POINT, currency, minor };
  });

describe('what ICU prints', () => {
  it('is read back to the cent in the format of its locale', () => {
    fc.assert(
      fc.property(printed, ({ text, format, currency, minor }) => {
        expect(stated(text, format, currency)).toBe(minor);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read back or refused without a format, and never as another amount', () => {
    fc.assert(
      fc.property(printed, ({ text, currency, minor }) => {
        try {
          expect(found(text, currency)).toBe(minor);
        } catch (error) {
          if (!(error instanceof NumberFault)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
