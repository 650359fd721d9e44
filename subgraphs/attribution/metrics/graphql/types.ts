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

/** The text in the language that is asked for. */
const inLanguage = (words: Words, { locale }: { readonly locale?: string | null | undefined }): string =>
  locale?.toLowerCase().startsWith('fr') ? words.fr : words.en;

export const MetricType = builder.objectRef<Metric>('Metric').implement({
  description:
    'One figure, defined once for the API, the dashboard and the documentation; in the language of the locale ("fr-FR"), English where there is none.',
  fields: (t) => {
    const args = { locale: t.arg.string() };
    return {
      key: t.exposeID('key'),
      label: t.string({
        args,
        description: 'Its name.',
        resolve: (metric, language) => inLanguage(metric.labels, language),
      }),
      formula: t.string({ args, resolve: (metric, language) => inLanguage(metric.formula, language) }),
      unit: t.field({ type: MetricUnitType, resolve: (metric) => metric.unit }),
      grain: t.string({
        args,
        description: 'What one observation is.',
        resolve: (metric, language) => inLanguage(metric.grain, language),
      }),
      source: t.string({
        args,
        description: 'The facts it is computed from.',
        resolve: (metric, language) => inLanguage(metric.source, language),
      }),
      benchmark: t.string({
        args,
        nullable: true,
        description: 'A published figure to hold it against.',
        resolve: (metric, language) => metric.benchmark && inLanguage(metric.benchmark, language),
      }),
      goodWhen: t.field({ type: MetricGoodWhenType, resolve: (metric) => metric.goodWhen }),
    };
  },
});
