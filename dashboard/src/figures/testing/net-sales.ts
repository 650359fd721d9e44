import type { MetricDefinition, MetricFigure } from '../metric.ts';

export const NET_SALES: MetricDefinition = {
  key: 'net_sales',
  label: 'Ventes nettes',
  formula: 'ventes brutes − remises − retours',
  unit: 'MONEY',
  source: 'commandes',
  benchmark: null,
  goodWhen: 'UP',
};

/** The figure as a report answers it: a week, of which the last day is not over. */
export const WEEK: MetricFigure = {
  metric: NET_SALES,
  value: '9700.00',
  previous: '8980.00',
  n: 128,
  series: [1_200, 1_450, 900, 2_100, 1_800, 1_650, 600].map((value, index) => ({
    startsOn: `2026-11-0${index + 1}`,
    value: String(value),
    isPartial: index === 6,
  })),
  previousSeries: [],
};
