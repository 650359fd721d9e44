import type { OmniComparison } from '../../cross-channel/model/omni-comparison.ts';
import { type MetricValue, meanValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { ChannelCurve, Fitted } from './fitted.ts';
import { compareLifetimes, type LifetimeGroup, together } from './observed-lifetimes.ts';

/** What the models predict of all customers, whatever the filters of the report. */
export interface PredictedValues {
  readonly computedAt: Date;
  /** Merges and separations of customers since. */
  readonly identityChanges: number;
  readonly customers: number;
  readonly repeaters: number;
  readonly isFlat: boolean;
  readonly correlation: number;
  readonly isCorrelationHigh: boolean;
  readonly value: MetricValue;
  readonly margin: MetricValue;
  readonly comparison: OmniComparison;
  readonly marginComparison: OmniComparison;
  readonly channels: readonly ChannelCurve[];
}

/** When the models were fitted, and in which currency. */
interface FitFacts {
  readonly computedAt: Date;
  readonly identityChanges: number;
  readonly currency: string;
}

/** The values of a group by the margin rate of its sales so far; nothing where no cost of one of both is known. */
function marginsOf(groups: readonly LifetimeGroup[], margins: FittedModels['margins']): LifetimeGroup[] {
  const rates = [margins.omni, margins.mono].map(({ known, cost }) => (known > 0 ? (known - cost) / known : undefined));
  const [omni, mono] = rates;
  return groups.flatMap(({ isOmni, orders, sample: { n, sum, sumOfSquares } }) => {
    const rate = isOmni ? omni : mono;
    if (rate === undefined) return [];
    return [{ isOmni, orders, sample: { n, sum: sum * rate, sumOfSquares: sumOfSquares * rate * rate } }];
  });
}

type FittedModels = Extract<Fitted, { readonly kind: 'FITTED' }>;

/** The sums of what is predicted of each customer. */
export function predictedValues(
  { fit, groups, margins, channels, correlation, isCorrelationHigh }: FittedModels,
  { currency, ...facts }: FitFacts,
): PredictedValues {
  const marginGroups = marginsOf(groups, margins);
  const [value, margin] = ['predicted_lifetime_value', 'predicted_lifetime_margin'] as const;
  return {
    ...facts,
    customers: fit.transactions.customers,
    repeaters: fit.transactions.repeaters,
    isFlat: fit.transactions.isFlat,
    correlation,
    isCorrelationHigh,
    value: meanValue(metricOf(value), together(groups), currency),
    margin: meanValue(metricOf(margin), together(marginGroups), currency),
    comparison: compareLifetimes(value, 'omni_lifetime_value_uplift', groups, currency),
    marginComparison: compareLifetimes(margin, 'omni_lifetime_margin_uplift', marginGroups, currency),
    channels,
  };
}
