import type { GraphContext } from '#kernel/graphql/builder.ts';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import { builder } from '../../builder.ts';
import type { AttributionDeps } from '../../deps.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { getReport, type MetricReport, type PlanOf } from '../get-report.ts';
import type { CUSTOMER_KINDS } from '../model/breakdown.ts';
import type { ReportRow } from '../model/metric-report.ts';
import type { ReportPlan } from '../model/report.ts';
import { planPeopleReport } from '../plan-report.ts';
import { ReportInput, toReportRequest } from './inputs.ts';
import { ReportDimensionType, ReportKeyType } from './types.ts';

const CustomerKindType = builder.enumType('ReportCustomerKind', {
  description: 'Whose sale it was, merged customers taken as one.',
  values: {
    NEW: { description: 'On the first day on which the customer ever ordered.' },
    RETURNING: { description: 'On a later day.' },
    GUEST: { description: 'Without a customer.' },
  } satisfies Record<(typeof CUSTOMER_KINDS)[number], object>,
});

const ReportFilterInput = builder.inputType('ReportFilterInput', {
  description: 'Which facts are read, beside the channels and stores of the period.',
  fields: (t) => ({
    categories: t.stringList({ description: 'Lines of these categories; all when absent or empty. At most 100.' }),
    productIds: t.idList({ description: 'Lines of these products; all when absent or empty. At most 100.' }),
    customerKinds: t.field({
      type: [CustomerKindType],
      description: 'Sales of these kinds of customers; all when absent or empty.',
    }),
  }),
});

const ReportSortByType = builder.enumType('ReportSortBy', {
  description: 'What of a figure rows are sorted by.',
  values: {
    VALUE: { description: 'How much it is.' },
    CHANGE: { description: 'How far it moved against the comparison, up or down.' },
  },
});

const ReportSortInput = builder.inputType('ReportSortInput', {
  description: 'The order of the rows.',
  fields: (t) => ({
    metric: t.string({ required: true, description: 'One of the metrics asked for.' }),
    by: t.field({ type: ReportSortByType, defaultValue: 'VALUE', description: 'What of it counts.' }),
    isDescending: t.boolean({ defaultValue: true, description: 'The highest first.' }),
  }),
});

const ReportRowType = builder.objectRef<ReportRow>('ReportRow').implement({
  description: 'The figures of one combination of keys.',
  fields: (t) => ({
    keys: t.field({
      type: [ReportKeyType],
      description: 'One a dimension, in the order asked for; at most 3, none for the totals.',
      resolve: (row) => [...row.keys],
    }),
    values: t.field({
      type: [MetricValueType],
      description: 'One a metric, in the order asked for; at most 20.',
      resolve: (row) => [...row.values],
    }),
    value: t.field({
      type: MetricValueType,
      nullable: true,
      description: 'One of the figures; null where it was not asked for.',
      args: { metric: t.arg.string({ required: true, description: 'Its key: net_sales.' }) },
      resolve: (row, { metric }) => row.values.find(({ metric: { key } }) => key === metric) ?? null,
    }),
    drill: t.exposeString('drill', {
      description: 'Opens the lines of orders behind the first of its figures, by `reportRows`.',
    }),
  }),
});

const ReportType = builder.objectRef<MetricReport>('Report').implement({
  description: 'Figures of a period, broken down, with what they are compared with.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day.', resolve: ({ plan }) => plan.scope.period.from }),
    before: t.field({
      type: 'Date',
      description: 'The first day outside the period.',
      resolve: ({ plan }) => plan.scope.period.to,
    }),
    compareFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day of the period compared with; null where there is none.',
      resolve: ({ plan }) => plan.previous?.period.from ?? null,
    }),
    compareBefore: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day after the period compared with; null where there is none.',
      resolve: ({ plan }) => plan.previous?.period.to ?? null,
    }),
    historyFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day with a fact of this currency; null without any.',
      resolve: ({ plan }) => plan.historyFrom,
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of the days.', resolve: ({ plan }) => plan.zone }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of every amount here.',
      resolve: ({ plan }) => plan.scope.currency,
    }),
    currencies: t.field({
      type: ['CurrencyCode'],
      description: 'All currencies with facts in the period; sums are of `currencyCode` alone.',
      resolve: ({ plan }) => [...plan.currencies],
    }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the figures were computed.',
      resolve: (report) => report.computedAt,
    }),
    wholeFrom: t.field({
      type: 'Date',
      nullable: true,
      description:
        'Days before it are missing or there in part, since their history is still arriving; null when all of it is there.',
      resolve: ({ plan }) => plan.wholeFrom ?? null,
    }),
    dataVersion: t.string({
      description: 'Changes whenever the facts do.',
      resolve: ({ plan }) => plan.dataVersion,
    }),
    rows: t.field({
      type: [ReportRowType],
      description:
        'In the order asked for, else in that of time where a dimension is one, else by the first figure, the highest first; at most 1,000.',
      resolve: (report) => [...report.rows],
    }),
    rowCount: t.exposeInt('rowCount', { description: 'Rows there are, of which `first` are answered.' }),
    totals: t.field({
      type: ReportRowType,
      description: 'The figures of the whole period, without keys.',
      resolve: (report) => report.totals,
    }),
  }),
});

/** The plans of an operation's reports, each made once. */
const plansOf = perOperation((deps: AttributionDeps, { actor }): PlanOf => {
  const plans = new Map<string, Promise<ReportPlan>>();
  return (request) => {
    const key = JSON.stringify(request);
    const plan = plans.get(key) ?? planPeopleReport(deps, actor, request);
    plans.set(key, plan);
    return plan;
  };
});

builder.queryField('report', (t) =>
  t.field({
    type: ReportType,
    description:
      'Figures of sales and of buyers by up to three dimensions; the refusal of another one names them all. A combination that cannot be is refused with what to change. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }),
      metrics: t.arg.stringList({ required: true, description: 'Keys of `metrics`: net_sales. At most 20.' }),
      dimensions: t.arg({ type: [ReportDimensionType], description: 'At most 3, each once; totals alone without.' }),
      filter: t.arg({ type: ReportFilterInput, description: 'Which lines of the orders; all when absent.' }),
      sort: t.arg({ type: ReportSortInput, description: 'The order of the rows.' }),
      first: t.arg.int({
        description: 'Rows to answer with: 1 to 1,000, with a series to 50; 100 when absent, with a series 20.',
      }),
      includesSeries: t.arg.boolean({
        description:
          'Each figure over time too: days up to 92 of them, else weeks, months or quarters; at most 100 points.',
      }),
    },
    resolve: async (_root, args, context: GraphContext<AttributionDeps>) => {
      const { filter, sort, includesSeries } = args;
      const question = {
        metrics: args.metrics,
        dimensions: args.dimensions ?? [],
        filter: {
          categories: filter?.categories ?? [],
          productIds: filter?.productIds ?? [],
          customerKinds: filter?.customerKinds ?? [],
        },
        sort: sort
          ? { metric: sort.metric, by: sort.by ?? 'VALUE', isDescending: sort.isDescending ?? true }
          : undefined,
        first: args.first ?? (includesSeries ? 20 : 100),
        includesSeries: includesSeries ?? false,
      };
      const asked = await toReportRequest(args.input, context);
      return getReport(context.deps, context.request, asked, question, plansOf(context));
    },
  }),
);
