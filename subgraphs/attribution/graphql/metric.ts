import { METRICS, type Metric as MetricEntry } from '../domain/metrics.ts';
import { builder } from './builder.ts';

const MetricUnit = builder.enumType('MetricUnit', {
  description: "MONEY: decimals of the report's currency. COUNT: a whole number. RATE: a fraction of one.",
  values: ['MONEY', 'COUNT', 'RATE'] as const,
});
const GoodWhen = builder.enumType('MetricGoodWhen', {
  description: 'Which way of change is good news.',
  values: ['UP', 'DOWN', 'NEUTRAL'] as const,
});

export const Metric = builder.objectRef<MetricEntry>('Metric').implement({
  description: 'One figure, defined once for the API, the dashboard and the documentation.',
  fields: (t) => ({
    key: t.exposeID('key'),
    label: t.string({
      description: 'Name in the language of the locale ("fr-FR"), English where there is none.',
      args: { locale: t.arg.string() },
      resolve: (metric, { locale }) => (locale?.toLowerCase().startsWith('fr') ? metric.labels.fr : metric.labels.en),
    }),
    formula: t.exposeString('formula'),
    unit: t.field({ type: MetricUnit, resolve: (metric) => metric.unit }),
    grain: t.exposeString('grain', { description: 'What one observation is.' }),
    source: t.exposeString('source', { description: 'The facts it is computed from.' }),
    benchmark: t.exposeString('benchmark', { nullable: true, description: 'A published figure to hold it against.' }),
    goodWhen: t.field({ type: GoodWhen, resolve: (metric) => metric.goodWhen }),
  }),
});

builder.queryField('metricCatalogue', (t) =>
  t.field({ type: [Metric], description: 'Every figure with its formula and source.', resolve: () => [...METRICS] }),
);
