import type { Words } from '#kernel/values/words.ts';
import { numberText } from '../../metrics/model/figure-text.ts';
import { FEW, meanInterval, type Sample } from '../../metrics/model/interval.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';

/** What a stage brought and cost in a period; money in minor units. */
export interface StageReturn {
  /** Days of stores at the stage: the margin of each less that of the day it is compared with. */
  readonly gains: Sample;
  readonly cost: number;
}

/** A year in which much changes beside the stage. */
const OBSERVED: Words = {
  en: 'Observed, not caused: a year apart, the market, the prices and the range differ too; what an order brings online is not counted',
  fr: 'Constaté, non causé : à un an d’écart, le marché, les prix et l’offre diffèrent aussi ; ce que rapportent les commandes en ligne n’est pas compté',
};

const returnOf = (stage: StageReturn | undefined): string | null =>
  stage && stage.cost > 0 && stage.gains.n > 0 ? numberText(stage.gains.sum / stage.cost, 'RATE', '') : null;

/** Incremental margin ÷ cost; nothing without a cost, and without a day that can be compared. */
export function stageValue(metric: Metric, now: StageReturn | undefined, before: StageReturn | undefined): MetricValue {
  const value = returnOf(now);
  const n = now?.gains.n ?? 0;
  const figure = { metric, value, previous: returnOf(before), n, caveat: OBSERVED };
  if (!now || value === null || n < FEW) return figure;
  const { low, high } = meanInterval(now.gains);
  const text = (gain: number) => numberText((gain * n) / now.cost, 'RATE', '');
  return { ...figure, interval: { low: text(low), high: text(high) } };
}
