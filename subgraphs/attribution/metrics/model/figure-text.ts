import { toDecimal } from '#kernel/values/money.ts';
import type { MetricUnit } from './metrics.ts';

/** A figure as the API answers it: money in the currency's decimals, a rate as a fraction of one with four digits. */
export function figureText(value: bigint | null, unit: MetricUnit, currency: string): string | null {
  if (value === null) return null;
  switch (unit) {
    case 'MONEY':
      return toDecimal({ minor: value, currency });
    case 'COUNT':
      return value.toString();
    case 'RATE':
      return `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 10_000n}.${((value < 0n ? -value : value) % 10_000n).toString().padStart(4, '0')}`;
  }
}
