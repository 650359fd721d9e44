import { expect, it } from 'vitest';
import { ValidationError } from '#kernel/values/errors.ts';
import { type BreakdownFilter, parseBreakdown, type ReportDimension } from './breakdown.ts';

const NO_FILTER: BreakdownFilter = { categories: [], productIds: [], customerKinds: [] };

interface Asked {
  readonly metrics: readonly string[];
  readonly dimensions?: readonly ReportDimension[];
  readonly filter?: Partial<BreakdownFilter>;
  readonly isForeignZone?: boolean;
}

function issuesOf({ metrics, dimensions = [], filter = {}, isForeignZone = false }: Asked) {
  try {
    parseBreakdown({ metrics, dimensions, filter: { ...NO_FILTER, ...filter } }, isForeignZone);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw error;
  }
}

it.each<[string, Asked, string, string, RegExp]>([
  [
    'orders by product',
    { metrics: ['orders'], dimensions: ['PRODUCT'] },
    'metrics.0',
    'NOT_ALLOWED',
    /units or net_sales/,
  ],
  [
    'customers of several categories',
    { metrics: ['buyers'], filter: { categories: ['Bags', 'Coats'] } },
    'metrics.0',
    'NOT_ALLOWED',
    /add the dimension CATEGORY/,
  ],
  [
    'margin by place of return',
    { metrics: ['returns', 'gross_margin'], dimensions: ['RETURN_STORE'] },
    'metrics.1',
    'NOT_ALLOWED',
    /returned_units/,
  ],
  [
    'customers by kind',
    { metrics: ['buyers'], dimensions: ['CUSTOMER_KIND'] },
    'metrics.0',
    'NOT_ALLOWED',
    /returning_customer_rate/,
  ],
  [
    'new sales by kind',
    { metrics: ['guest_sales'], dimensions: ['CUSTOMER_KIND'] },
    'metrics.0',
    'NOT_ALLOWED',
    /net_sales/,
  ],
  ['an unknown metric', { metrics: ['love'] }, 'metrics.0', 'UNKNOWN_REFERENCE', /net_sales/],
  ['no metric', { metrics: [] }, 'metrics', 'REQUIRED', /at least one/],
  ['a metric twice', { metrics: ['units', 'units'] }, 'metrics', 'DUPLICATE', /twice/],
  [
    'four dimensions',
    { metrics: ['units'], dimensions: ['DAY', 'STORE', 'CHANNEL', 'CATEGORY'] },
    'dimensions',
    'TOO_LONG',
    /at most 3/,
  ],
  [
    'customers by the days of another zone',
    { metrics: ['buyers'], isForeignZone: true },
    'metrics.0',
    'NOT_ALLOWED',
    /timeZone/,
  ],
])('refuses %s, and says what to change', (_, asked, path, issueCode, message) => {
  expect(issuesOf(asked)).toMatchObject([{ path, issueCode, message: expect.stringMatching(message) }]);
});

it('takes what can be read', () => {
  expect(issuesOf({ metrics: ['units', 'gross_margin_rate'], dimensions: ['PRODUCT', 'MONTH'] })).toEqual([]);
  expect(issuesOf({ metrics: ['buyers'], filter: { categories: ['Bags'] } })).toEqual([]);
  expect(issuesOf({ metrics: ['returned_units'], dimensions: ['RETURN_STORE', 'CHANNEL'] })).toEqual([]);
});
