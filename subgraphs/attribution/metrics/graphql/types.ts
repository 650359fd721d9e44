import type { GraphContext } from '#kernel/graphql/builder.ts';
import { languageOf } from '#kernel/request/context.ts';
import { builder } from '../../builder.ts';
import type { Metric, Words } from '../model/metrics.ts';

const MetricUnitType = builder.enumType('MetricUnit', {
  description: "MONEY: decimals of the report's currency. COUNT: a whole number. RATE: a fraction of one.",
  values: {
    COUNT: { description: 'A whole number.' },
    MONEY: { description: 'Decimals of the currency of the report.' },
    RATE: { description: 'A fraction of one.' },
  },
});
const MetricGoodWhenType = builder.enumType('MetricGoodWhen', {
  description: 'Which way of change is good news.',
  values: {
    DOWN: { description: 'Less is better.' },
    NEUTRAL: { description: 'Neither is.' },
    UP: { description: 'More is better.' },
  },
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
    formula: t.string({
      description: 'How it is computed, for people.',
      resolve: (metric, _args, context) => inLanguage(metric.formula, context),
    }),
    unit: t.field({ type: MetricUnitType, description: 'What its values count.', resolve: (metric) => metric.unit }),
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
    goodWhen: t.field({
      type: MetricGoodWhenType,
      description: 'Which way of change is good news.',
      resolve: (metric) => metric.goodWhen,
    }),
  }),
});
