import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/business-day.ts';
import {
  COMPARISONS,
  type ComparisonKey,
  DEFAULT_FILTERS,
  decodeFilters,
  encodeFilters,
  type ReportFilters,
  replaceFilters,
} from './codec.ts';
import { type Period, PRESETS } from './period.ts';
import { RFM_GROUPS, type SegmentCode } from './segment.ts';

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...PRESETS).map((preset) => ({ preset })),
  fc.tuple(fc.nat(9_000), fc.integer({ min: 1, max: 800 })).map(([start, length]) => {
    const from = addDays('2015-01-01', start);
    return { preset: 'custom' as const, from, to: addDays(from, length) };
  }),
);
const filters: fc.Arbitrary<ReportFilters> = fc.record({
  period,
  comparison: fc.constantFrom<ComparisonKey>('no', 'prev', 'year', 'wday'),
  channels: fc.array(text, { maxLength: 5 }),
  stores: fc.array(text, { maxLength: 5 }),
  segments: fc.subarray<SegmentCode>([...RFM_GROUPS, 'r1f1', 'r4f5']),
  currency: fc.option(fc.constantFrom('EUR', 'USD', 'JPY'), { nil: null }),
});

describe('the filters in the address', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(filters, (value) => {
        expect(decodeFilters(encodeFilters(value))).toEqual(value);
      }),
    );
  });

  it('survive being carried by URL and URLSearchParams', () => {
    fc.assert(
      fc.property(filters, (value) => {
        const url = new URL(`https://shop.example/admin/${encodeFilters(value)}`);
        expect(decodeFilters(url.search)).toEqual(value);
      }),
    );
  });

  it('leave the defaults out', () => {
    expect(encodeFilters(DEFAULT_FILTERS)).toBe('');
    expect(encodeFilters({ ...DEFAULT_FILTERS, period: { preset: '90d' }, channels: ['WEB', 'APP'] })).toBe(
      '?p=90d&ch=WEB,APP',
    );
  });

  it('make a default of anything unknown, and never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (search) => void encodeFilters(decodeFilters(search))));
    expect(decodeFilters('?p=2026-02-30_2026-03-01&c=constructor&ch=%E0&seg=NOBODY,r6f1,r1f')).toEqual(DEFAULT_FILTERS);
    expect(Object.keys(COMPARISONS)).toContain(DEFAULT_FILTERS.comparison);
  });
});

it('keeps what a page has in its address beside the filters', () => {
  const filters = { ...DEFAULT_FILTERS, channels: ['chn_1'] };
  expect(replaceFilters('?p=90d&within=30&ch=chn_2', filters)).toBe('?ch=chn_1&within=30');
  expect(replaceFilters('?within=30', DEFAULT_FILTERS)).toBe('?within=30');
  expect(replaceFilters('?p=90d', DEFAULT_FILTERS)).toBe('');
  expect(decodeFilters('?ch=chn_1&within=30')).toEqual(filters);
});
