import type { GraphContext } from '#kernel/graphql/builder.ts';
import { languageOf } from '#kernel/request/context.ts';
import { builder } from '../../builder.ts';
import type { Metric, Words } from '../model/metrics.ts';

const MetricUnitType = builder.enumType('MetricUnit', {
  description: "MONEY: decimals of the report's currency. COUNT: a whole number. RATE: a fraction of one.",
  values: ['MONEY', 'COUNT', 'RATE'] as const,
});
const MetricGoodWhenType = builder.enumType('MetricGoodWhen', {
  description: 'Which way of change is good news.',
  values: ['UP', 'DOWN', 'NEUTRAL'] as const,
});

/** The text in the context's language. */
const inLanguage = (words: Words, { request }: GraphContext<unknown>): string =>
  languageOf(request).startsWith('fr') ? words.fr : words.en;

export const MetricType = builder.objectRef<Metric>('Metric').implement({
  description:
    "One figure, defined once for the API, the dashboard and the documentation; in the context's language, French or else English.",
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name for programs: net_sales.' }),
    label: t.string({
      description: 'Its name.',
      resolve: (metric, _args, context) => inLanguage(metric.labels, context),
    }),
    formula: t.string({ resolve: (metric, _args, context) => inLanguage(metric.formula, context) }),
    unit: t.field({ type: MetricUnitType, resolve: (metric) => metric.unit }),
    grain: t.string({
      description: 'What one observation is.',
      resolve: (metric, _args, context) => inLanguage(metric.grain, context),
    }),
    source: t.string({
      description: 'The facts it is computed from.',
      resolve: (metric, _args, context) => inLanguage(metric.source, context),
    }),
    benchmark: t.string({
      nullable: true,
      description: 'A published figure to hold it against.',
      resolve: (metric, _args, context) => metric.benchmark && inLanguage(metric.benchmark, context),
    }),
    goodWhen: t.field({ type: MetricGoodWhenType, resolve: (metric) => metric.goodWhen }),
  }),
});
