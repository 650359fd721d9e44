import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type LevelAddress, levelKey } from './states.ts';

/** Units at one level that an operation is about. */
export interface StockLine extends LevelAddress {
  readonly quantity: number;
}

/** Most lines of one operation. */
const MAX_LINES = 1_000;
/** Most units of one line. */
const MAX_UNITS = 1_000_000;

/** @throws ValidationError unless there are lines and each asks for one unit or more. */
export function assertLines(lines: readonly StockLine[]): void {
  const issues = [
    ...boundIssues('lines', lines.length, { min: 1, max: MAX_LINES }, 'length', `must be 1 to ${MAX_LINES}`),
    ...lines.flatMap(({ quantity }, index) => {
      const path = `lines.${index}.quantity`;
      const units = Number.isInteger(quantity) ? quantity : Number.NaN;
      return boundIssues(path, units, { min: 1, max: MAX_UNITS }, 'size', `must be 1 to ${MAX_UNITS}`);
    }),
  ];
  if (issues.length > 0) throw new ValidationError(issues);
}

/** Units asked for, summed over lines of the same level, in the order of the level's key. */
export function sumByLevel(lines: readonly StockLine[]): StockLine[] {
  const sums = new Map<string, StockLine>();
  for (const { variantId, locationId, quantity } of lines) {
    const key = levelKey(variantId, locationId);
    sums.set(key, { variantId, locationId, quantity: quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
