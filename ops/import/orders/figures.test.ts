import { describe, expect, it } from 'vitest';
import type { Exact } from '../amounts/exact.ts';
import { statedNumbers } from '../amounts/number-reader.ts';
import { dateReader } from './dates.ts';
import { lineFigures } from './line-figures.ts';

const exact = (text: string): Exact => statedNumbers({ decimal: '.', thousands: ',' }).number(text);

const nothing = {
  total: undefined,
  discountRate: undefined,
  discountAmount: undefined,
  tax: undefined,
  unitCost: undefined,
  lineCost: undefined,
};

describe('the figures of a line', () => {
  it.each([
    ['1.10', 1, '0.05', '110', '105'],
    ['0.05', 2, '0.05', '10', '10'],
    ['0.05', 1, '0.30', '5', '4'],
    ['1963.15', 3, '0.15', '588945', '500603'],
    ['0.005', 1, '0', '1', '1'],
    ['0.0049', 1, '0', '0', '0'],
  ])('of %s x %i less %s are rounded half up once each', (price, quantity, rate, gross, net) => {
    const facts = { ...nothing, quantity, unitPrice: exact(price), discountRate: exact(rate) };
    expect(lineFigures(facts, 'EUR')).toMatchObject({
      gross: BigInt(gross),
      net: BigInt(net),
      discount: BigInt(gross) - BigInt(net),
    });
  });

  it('follow the minor unit of their currency', () => {
    const facts = { ...nothing, quantity: 3, unitPrice: exact('33.5') };
    expect(lineFigures(facts, 'JPY')).toMatchObject({ gross: 101n });
    expect(lineFigures(facts, 'KWD')).toMatchObject({ gross: 100_500n });
  });

  it.each([
    ['the price is negative', { unitPrice: exact('-1') }],
    ['the discount rate is not between 0 and 1', { unitPrice: exact('1'), discountRate: exact('1.01') }],
    ['the discount is more than the price', { unitPrice: exact('1'), discountAmount: exact('1.01') }],
    ['the line has no price', { unitPrice: undefined }],
  ])('are refused when %s', (reason, fields) => {
    expect(lineFigures({ ...nothing, quantity: 1, ...fields }, 'EUR')).toBe(reason);
  });
});

describe('a date', () => {
  const paris = dateReader(['d/M/yy', 'd/M/yyyy', 'yyyy-MM-dd HH:mm:ss', 'iso'], 'Europe/Paris');
  it.each([
    ['31/5/18', '2018-05-30T22:00:00.000Z'],
    ['01/06/2018', '2018-05-31T22:00:00.000Z'],
    ['1/1/19', '2018-12-31T23:00:00.000Z'],
    ['2013-03-31 01:59:59', '2013-03-31T00:59:59.000Z'],
    ['2013-03-31 03:00:00', '2013-03-31T01:00:00.000Z'],
    ['2026-01-01T00:00:00+05:30', '2025-12-31T18:30:00.000Z'],
  ])('%s is read as wall-clock time of the zone', (text, instant) => {
    expect(paris(text)?.toISOString()).toBe(instant);
  });

  const written = dateReader(['d MMMM yyyy', 'dd-MMM-yy', "yyyy-MM-dd'T'HH:mm:ss.SSS", 'M/d/yyyy h:mm a'], 'UTC');
  it.each([
    ['7 août 2024', '2024-08-07T00:00:00.000Z'],
    ['7 August 2024', '2024-08-07T00:00:00.000Z'],
    ['07-Sept-24', '2024-09-07T00:00:00.000Z'],
    ['07-févr.-24', '2024-02-07T00:00:00.000Z'],
    ['2024-02-29T23:59:59.123456', '2024-02-29T23:59:59.123Z'],
    ['2/29/2024 12:00 AM', '2024-02-29T00:00:00.000Z'],
    ['2/29/2024 12:30 pm', '2024-02-29T12:30:00.000Z'],
    ['2/29/2024 1:30 p.m.', '2024-02-29T13:30:00.000Z'],
  ])('%s is read by the name of its month, its half of the day and its fraction', (text, instant) => {
    expect(written(text)?.toISOString()).toBe(instant);
  });

  it.each(['30 février 2024', '7 Smarch 2024', '2/29/2024 13:00 PM', '2/29/2024 0:30 AM'])('%j is none', (text) => {
    expect(written(text)).toBeUndefined();
  });

  it('that the clocks skipped stays on its day', () => {
    const instant = paris('2013-03-31 02:30:00');
    expect(instant && new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(instant)).toBe(
      '2013-03-31',
    );
  });

  it.each(['', '30/2/2018', '31/13/2018', '2018-02-30', '5/31/18', '2018-05-31 24:00:00', 'tomorrow'])(
    '%j is none',
    (text) => {
      expect(paris(text)).toBeUndefined();
    },
  );
});
