import { ValidationError } from '#kernel/values/errors.ts';

const SALES_DIMENSIONS = ['CHANNEL', 'STORE', 'CATEGORY', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type SalesDimension = (typeof SALES_DIMENSIONS)[number];

const TIME: ReadonlySet<SalesDimension> = new Set(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']);
/** Dimensions a report may combine. */
const MAX_DIMENSIONS = 4;

export function isTime(dimension: SalesDimension): boolean {
  return TIME.has(dimension);
}

/** @throws ValidationError for a repeated dimension, or too many. */
export function checkDimensions(dimensions: readonly SalesDimension[]): void {
  if (new Set(dimensions).size !== dimensions.length) {
    throw new ValidationError([{ path: 'groupBy', issueCode: 'DUPLICATE', message: 'names a dimension twice' }]);
  }
  if (dimensions.length > MAX_DIMENSIONS) {
    throw new ValidationError([
      {
        path: 'groupBy',
        issueCode: 'TOO_LONG',
        message: `takes at most ${MAX_DIMENSIONS} dimensions`,
        limit: MAX_DIMENSIONS,
      },
    ]);
  }
}

/** ISO 8601 week of a Monday: "2026-W47". */
function weekLabel(monday: string): string {
  const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * 86_400_000);
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstDay) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** How a key reads where no other domain gives it a name. */
export function dimensionLabel(dimension: SalesDimension, value: string): string {
  return dimension === 'WEEK' ? weekLabel(value) : value;
}
