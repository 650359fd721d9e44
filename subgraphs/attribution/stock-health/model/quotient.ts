import { figureText } from '../../metrics/model/figure-text.ts';
import { FEW, wilson } from '../../metrics/model/interval.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';

/** What is divided by what, in the units of their statement. */
export interface Parts {
  readonly part: bigint;
  readonly whole: bigint;
}

/** Integers of one unit of a figure: a rate is kept in ten-thousandths, a number in hundredths. */
const SCALE = { RATE: 10_000n, NUMBER: 100n } as const;

/** Integer division, rounded half away from zero once; null where there is nothing to divide by. */
export function divide(part: bigint, whole: bigint): bigint | null {
  if (whole <= 0n) return null;
  const [sign, size] = part < 0n ? [-1n, -part] : [1n, part];
  return (sign * (2n * size + whole)) / (2n * whole);
}

/**
 * A quotient of exact sums with its parts. `factor` brings both parts to one unit; an interval stands where the parts
 * count observations, of which some hit.
 */
export function quotientValue(
  metric: Metric,
  now: Parts,
  options: {
    readonly n: number;
    readonly before?: Parts | undefined;
    readonly factor?: bigint;
    readonly isCount?: boolean;
  },
): MetricValue {
  const { n, before, factor = 1n, isCount = false } = options;
  const unit = metric.unit === 'NUMBER' ? 'NUMBER' : 'RATE';
  const text = (parts: Parts | undefined) =>
    parts ? figureText(divide(parts.part * SCALE[unit] * factor, parts.whole), unit, '') : null;
  const interval = isCount && n >= FEW ? wilson({ hits: Number(now.part), of: Number(now.whole) }) : undefined;
  return {
    metric,
    value: text(now),
    previous: text(before),
    n,
    parts: { numerator: String(now.part), denominator: String(now.whole) },
    ...(interval ? { interval: { low: interval.low.toFixed(4), high: interval.high.toFixed(4) } } : {}),
  };
}
