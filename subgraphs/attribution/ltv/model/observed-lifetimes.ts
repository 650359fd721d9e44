import { comparisonOf, type OmniComparison, type RowsOfComparison } from '../../cross-channel/model/omni-comparison.ts';
import { numberText } from '../../metrics/model/figure-text.ts';
import type { Sample } from '../../metrics/model/interval.ts';
import { type MetricValue, meanValue } from '../../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import type { FigureKeys } from '../../reports/model/figure-keys.ts';

/** What customers brought who placed equally many orders, in several channels or in one; amounts in minor units. */
export interface ObservedLifetimes {
  readonly isOmni: boolean;
  /** `MOST_ORDERS` for as many and more. */
  readonly orders: number;
  readonly net: Sample;
  /** Of the sales whose cost is known. */
  readonly margin: Sample;
  /** Net sales whose cost is known. */
  readonly known: number;
}

/** An amount by customer, of those of several channels or of one who ordered equally often. */
export interface LifetimeGroup {
  readonly isOmni: boolean;
  readonly orders: number;
  readonly sample: Sample;
}

const NOBODY: Sample = { n: 0, sum: 0, sumOfSquares: 0 };

/** All groups together. */
export const together = (groups: readonly LifetimeGroup[]): Sample =>
  groups.reduce(
    (all, { sample: { n, sum, sumOfSquares } }) => ({
      n: all.n + n,
      sum: all.sum + sum,
      sumOfSquares: all.sumOfSquares + sumOfSquares,
    }),
    NOBODY,
  );

/** Customers of several channels against those of one, as they are and as if they ordered equally often. */
export function compareLifetimes(
  group: MetricKey,
  uplift: MetricKey,
  groups: readonly LifetimeGroup[],
  currency: string,
  rowsOf?: RowsOfComparison,
): OmniComparison {
  const figures = { group: metricOf(group), uplift: metricOf(uplift), isShare: false };
  const ratios = groups.map(({ isOmni, orders, sample: { n, sum, sumOfSquares } }) => ({
    isOmni,
    orders,
    // Each customer counts once, so that the ratio of sums is the mean.
    ratio: { people: n, amount: sum, times: n, amountSquares: sumOfSquares, timesSquares: n, products: sum },
  }));
  return comparisonOf(figures, ratios, currency, rowsOf);
}

/** Lifetime values that were seen: net sales, and margin with how much of them it covers. */
export interface ObservedValues {
  readonly value: MetricValue;
  readonly margin: MetricValue;
  readonly coverage: MetricValue;
  readonly comparison: OmniComparison;
  readonly marginComparison: OmniComparison;
}

/** Where no cost is known at all, there is no margin. */
export function observedValues(
  lifetimes: readonly ObservedLifetimes[],
  currency: string,
  keys: FigureKeys,
): ObservedValues {
  const groupsOf = (of: 'net' | 'margin'): LifetimeGroup[] =>
    lifetimes.map(({ isOmni, orders, ...samples }) => ({ isOmni, orders, sample: samples[of] }));
  const known = lifetimes.reduce((sum, group) => sum + group.known, 0);
  const net = groupsOf('net');
  const margin = known === 0 ? [] : groupsOf('margin');
  const all = together(net);
  const amount = (minor: number) => numberText(minor, 'MONEY', currency);
  const compared = (group: MetricKey, uplift: MetricKey, groups: readonly LifetimeGroup[]) =>
    compareLifetimes(group, uplift, groups, currency, { group: (of) => keys(group, of), both: keys(uplift) });
  return {
    value: { ...meanValue(metricOf('customer_lifetime_value'), all, currency), rows: keys('customer_lifetime_value') },
    margin: {
      ...meanValue(metricOf('customer_lifetime_margin'), together(margin), currency),
      ...(known === 0 ? {} : { rows: keys('customer_lifetime_margin') }),
    },
    coverage: {
      metric: metricOf('lifetime_cost_coverage'),
      value: all.sum > 0 ? numberText(known / all.sum, 'RATE', '') : null,
      previous: null,
      n: all.n,
      parts: { numerator: amount(known), denominator: amount(all.sum) },
      rows: keys('lifetime_cost_coverage'),
    },
    comparison: compared('customer_lifetime_value', 'omni_lifetime_value_uplift', net),
    marginComparison: compared('customer_lifetime_margin', 'omni_lifetime_margin_uplift', margin),
  };
}
