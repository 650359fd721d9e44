import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { numberText } from '../../metrics/model/figure-text.ts';
import { FEW, type Interval, newcombe } from '../../metrics/model/interval.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import { type MetricValue, SELF_SELECTION, shareValue } from '../../metrics/model/metric-value.ts';
import {
  addRatios,
  differenceInterval,
  type Estimate,
  estimateOf,
  intervalOf,
  NO_PEOPLE,
  type Ratio,
  ratioInterval,
} from './ratio.ts';
import { standardize } from './standardize.ts';

/** Observations of customers of one channel or of several who ordered equally often. */
export interface ObservedGroup {
  readonly isOmni: boolean;
  /** Orders of the year; `MOST_ORDERS` for as many and more. */
  readonly orders: number;
  readonly ratio: Ratio;
}

/** Orders from which on customers are not distinguished by their number. */
export const MOST_ORDERS = 6;
/** Strata by number of orders: 1, 2, 3 to 5, 6 and more. */
const STRATA = [
  { label: '1', from: 1, to: 1 },
  { label: '2', from: 2, to: 2 },
  { label: '3-5', from: 3, to: 5 },
  { label: '6+', from: 6, to: MOST_ORDERS },
] as const;

/** What is compared: the figure of each group, and what one group has more. */
export interface ComparedFigures {
  /** Of each group. */
  readonly group: Metric;
  /** Of both: omni ÷ mono − 1; for shares omni − mono. */
  readonly uplift: Metric;
  readonly isShare: boolean;
}

export interface OmniStratum {
  readonly orders: string;
  readonly omni: MetricValue;
  readonly mono: MetricValue;
}

/** Customers of several channels against those of one. */
export interface OmniComparison {
  readonly omni: MetricValue;
  readonly mono: MetricValue;
  readonly uplift: MetricValue;
  /** The uplift if customers of several channels ordered as often as those of one. */
  readonly standardizedUplift: MetricValue;
  readonly strata: readonly OmniStratum[];
}

const sumOf = (groups: readonly ObservedGroup[]): Ratio =>
  groups.reduce((sum, { ratio }) => addRatios(sum, ratio), NO_PEOPLE);

function groupValue({ group, isShare }: ComparedFigures, ratio: Ratio, currency: string): MetricValue {
  if (isShare) return shareValue(group, { hits: ratio.amount, of: ratio.people }, undefined, SELF_SELECTION);
  const estimate = estimateOf(ratio);
  const interval = estimate && ratio.people >= FEW ? intervalOf(estimate) : undefined;
  return {
    metric: group,
    value: estimate ? numberText(estimate.value, group.unit, currency) : null,
    previous: null,
    n: ratio.people,
    ...(interval ? { interval: textOf(interval, group, currency) } : {}),
    caveat: SELF_SELECTION,
  };
}

const textOf = ({ low, high }: Interval, { unit }: Metric, currency: string) => ({
  low: numberText(low, unit, currency),
  high: numberText(high, unit, currency),
});

function upliftValue(
  metric: Metric,
  people: number,
  value: number | undefined,
  interval: Interval | undefined,
): MetricValue {
  return {
    metric,
    value: value === undefined ? null : numberText(value, metric.unit, ''),
    previous: null,
    n: people,
    ...(interval && people >= FEW ? { interval: textOf(interval, metric, '') } : {}),
    caveat: SELF_SELECTION,
  };
}

/** omni − mono for shares, else omni ÷ mono − 1; undefined where there is nothing to compare with. */
function between(isShare: boolean, omni: Estimate | undefined, mono: Estimate | undefined): number | undefined {
  if (!omni || !mono) return undefined;
  if (isShare) return omni.value - mono.value;
  return mono.value > 0 ? omni.value / mono.value - 1 : undefined;
}

const lessOne = (interval: Interval | undefined): Interval | undefined =>
  interval && { low: interval.low - 1, high: interval.high - 1 };

function crudeUplift({ uplift, isShare }: ComparedFigures, omni: Ratio, mono: Ratio): MetricValue {
  const [first, second] = [estimateOf(omni), estimateOf(mono)];
  const shares = [omni, mono].map(({ amount, people }) => ({ hits: amount, of: people }));
  const [one, other] = shares;
  const interval = () => {
    if (!first || !second || !one || !other) return undefined;
    return isShare ? newcombe(one, other) : lessOne(ratioInterval(first, second));
  };
  return upliftValue(uplift, Math.min(omni.people, mono.people), between(isShare, first, second), interval());
}

function standardizedUplift({ uplift, isShare }: ComparedFigures, strata: ReadonlyArray<{ omni: Ratio; mono: Ratio }>) {
  const both = standardize(strata);
  if (!both) return upliftValue(uplift, 0, undefined, undefined);
  const { omni, mono, people } = both;
  const interval = isShare ? differenceInterval(omni, mono) : lessOne(ratioInterval(omni, mono));
  return upliftValue(uplift, people, between(isShare, omni, mono), interval);
}

/** Makes the keys of customers: of a group, and of both where they are compared. */
export interface RowsOfComparison {
  group(of: FigureKey['of']): FigureKey;
  readonly both: FigureKey;
}

/** The figures of both groups, of customers with so many orders. */
function groupValues(
  figures: ComparedFigures,
  { omni, mono, from, to }: { omni: Ratio; mono: Ratio; from: number; to: number },
  currency: string,
  rowsOf: RowsOfComparison | undefined,
) {
  const orders = { fewestOrders: String(from), mostOrders: String(to) };
  const value = (group: string, ratio: Ratio): MetricValue => ({
    ...groupValue(figures, ratio, currency),
    ...(rowsOf ? { rows: rowsOf.group({ group, ...orders }) } : {}),
  });
  return { omni: value('OMNI', omni), mono: value('MONO', mono) };
}

/** Compares both groups as they are, and as if they ordered equally often. */
export function comparisonOf(
  figures: ComparedFigures,
  groups: readonly ObservedGroup[],
  currency: string,
  rowsOf?: RowsOfComparison,
): OmniComparison {
  const ratioOf = (isOmni: boolean, from: number, to: number) =>
    sumOf(groups.filter((group) => group.isOmni === isOmni && group.orders >= from && group.orders <= to));
  const omni = ratioOf(true, 1, MOST_ORDERS);
  const mono = ratioOf(false, 1, MOST_ORDERS);
  const strata = STRATA.map(({ label, from, to }) => ({
    label,
    from,
    to,
    omni: ratioOf(true, from, to),
    mono: ratioOf(false, from, to),
  }));
  return {
    ...groupValues(figures, { omni, mono, from: 1, to: MOST_ORDERS }, currency, rowsOf),
    uplift: { ...crudeUplift(figures, omni, mono), ...(rowsOf ? { rows: rowsOf.both } : {}) },
    standardizedUplift: standardizedUplift(figures, strata),
    strata: strata.map((stratum) => ({
      orders: stratum.label,
      ...groupValues(figures, stratum, currency, rowsOf),
    })),
  };
}
