import { divideHalfUp, toDecimal } from '#kernel/values/money.ts';
import type { RowAmount, RowsOfFigure } from './rows-of-figures.ts';

/** One row behind a figure; empty where it is of none, 0 where there is no such moment. */
export interface FigureRow {
  readonly row_key: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly variant_id: string;
  readonly location_id: string;
  readonly channel: string;
  readonly campaign: string;
  /** Milliseconds. */
  readonly at: number;
  readonly due_at: number;
  readonly matched_at: number;
  readonly part: bigint;
  readonly whole: bigint;
  /** 1 for rows of the group that the other is compared with; 0 for all others. */
  readonly side: number;
}

/** What rows of a figure come to. */
export interface FigureSums {
  readonly count: number;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const NO_ROWS: FigureSums = { count: 0, numerator: 0n, denominator: 0n };

export const addSums = (one: FigureSums, other: FigureSums): FigureSums => ({
  count: one.count + other.count,
  numerator: one.numerator + other.numerator,
  denominator: one.denominator + other.denominator,
});

/** The rows of a figure in the currency of its report. */
export interface RowsFrame extends RowsOfFigure {
  readonly currency: string;
}

/** An amount of a row, or of all of them, as it is written. */
export function amountText(integer: bigint, { unit, digits, parts }: RowAmount, currency: string): string {
  const value = parts === undefined ? integer : divideHalfUp(integer, parts);
  if (unit === 'MONEY') return toDecimal({ minor: value, currency });
  if (digits === 0) return value.toString();
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
