import type { GraphContext } from '#kernel/graphql/builder.ts';
import { languageOf } from '#kernel/request/context.ts';
import { said, type Words } from '#kernel/values/words.ts';
import { can } from '../../../shared/permissions.ts';
import { builder } from '../../builder.ts';
import { writeFigureKey } from '../model/figure-key.ts';
import type { Metric } from '../model/metric.ts';
import type { MetricValue, SeriesPoint } from '../model/metric-value.ts';

export const MetricUnitType = builder.enumType('MetricUnit', {
  description: 'What the values of a figure count.',
  values: {
    COUNT: { description: 'A whole number.' },
    MONEY: { description: 'Decimals of the currency of the report.' },
    NUMBER: { description: 'A number with two decimals: visits per customer, a factor.' },
    RATE: { description: 'A fraction of one; a change may be below zero.' },
    SECONDS: { description: 'A time in whole seconds.' },
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
const inLanguage = (words: Words, { request }: GraphContext<unknown>): string => said(words, languageOf(request));

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
      description: 'A published figure to compare with, and who published it; null where there is none.',
      resolve: (metric, _args, context) => metric.benchmark && inLanguage(metric.benchmark, context),
    }),
    goodWhen: t.field({
      type: MetricGoodWhenType,
      description: 'Which way of change is good news.',
      resolve: (metric) => metric.goodWhen,
    }),
  }),
});

const SeriesPointType = builder.objectRef<SeriesPoint>('SeriesPoint').implement({
  description: 'One point of a series: a day, or in longer periods a week from its Monday, a month or a quarter.',
  fields: (t) => ({
    startsOn: t.field({
      type: 'Date',
      description: 'The first day of the point; of the first one, that of the period.',
      resolve: (point) => point.day,
    }),
    value: t.field({
      type: 'Decimal',
      description: 'The figure of those days, in the unit of its metric.',
      resolve: (point) => point.value,
    }),
    isPartial: t.exposeBoolean('isPartial', {
      description:
        'True while its last day is not over, or to come, and where the period cuts off a part of its week, month or quarter.',
    }),
  }),
});

/** Whether the caller may see the values of a figure: costs follow from margins and net sales. */
export const maySee = ({ tellsCosts }: Metric, { request }: GraphContext<unknown>): boolean =>
  !tellsCosts || can(request.actor, 'catalog:cost');

/** A figure as the caller may see it. */
const shown = (card: MetricValue, context: GraphContext<unknown>): MetricValue =>
  maySee(card.metric, context) ? card : { metric: card.metric, value: null, previous: null, n: card.n };

export const MetricValueType = builder.objectRef<MetricValue>('MetricValue').implement({
  description:
    'A figure of the period, with what it is compared with; its values are in the unit of `metric`, amounts in the currency of the report. Margins have no values for those who may not see costs.',
  fields: (t) => ({
    metric: t.field({
      type: MetricType,
      description: 'Which figure it is, and its unit.',
      resolve: (card) => card.metric,
    }),
    value: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The figure, in the unit of `metric`: a RATE is a fraction of one. Null where there is nothing to divide by.',
      resolve: (card, _args, context) => shown(card, context).value,
    }),
    previous: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The same figure of the period compared with, in the same unit; null where there is none, or nothing to divide by.',
      resolve: (card, _args, context) => shown(card, context).previous,
    }),
    n: t.exposeInt('n', {
      description: 'Observations, each of which is one `metric.grain`: an order, a customer, a session.',
    }),
    numerator: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What was divided: an amount, or a number of observations; null for sums.',
      resolve: (card, _args, context) => shown(card, context).parts?.numerator ?? null,
    }),
    denominator: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'By what it was divided, an amount or a number of observations; null for sums.',
      resolve: (card, _args, context) => shown(card, context).parts?.denominator ?? null,
    }),
    low: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The lower end of the interval of 95 %, in the same unit; null where none applies, and below 30 observations.',
      resolve: (card, _args, context) => shown(card, context).interval?.low ?? null,
    }),
    high: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The upper end of the interval of 95 %, in the same unit; null where none applies, and below 30 observations.',
      resolve: (card, _args, context) => shown(card, context).interval?.high ?? null,
    }),
    caveat: t.string({
      nullable: true,
      description: 'What to know before believing it; null where nothing is.',
      resolve: (card, _args, context) => (card.caveat ? inLanguage(card.caveat, context) : null),
    }),
    drill: t.string({
      nullable: true,
      description:
        'Opens the rows behind the figure: `figureRows`. Null where there are none to open, for those who may not see them, and in `report`, whose rows have a key of their own.',
      resolve: ({ rows, metric }, _args, context) =>
        rows && maySee(metric, context) ? writeFigureKey(context.deps.config.gatewayCredential, rows) : null,
    }),
    series: t.field({
      type: [SeriesPointType],
      description: 'Over time, at most 524 points; empty for figures that have no daily value.',
      resolve: (card, _args, context) => [...(shown(card, context).series ?? [])],
    }),
    previousSeries: t.field({
      type: [SeriesPointType],
      description: 'Of the period compared with, at most 524 points; empty where there is none.',
      resolve: (card, _args, context) => [...(shown(card, context).previousSeries ?? [])],
    }),
  }),
});
