import { can } from '../../../shared/permissions.ts';
import { builder, MoneyType } from '../../builder.ts';
import { OmniComparisonType } from '../../cross-channel/graphql/types.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { ChannelType } from '../../references.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import { type ChannelValue, type Cohort, perCustomer } from '../model/cohorts.ts';
import type { CustomersReport } from '../model/customers-report.ts';
import { type InCurrency, inCurrency } from './amounts.ts';
import { PredictedValuesType } from './predicted-types.ts';
import { RfmCellType } from './rfm-types.ts';

const CohortCellType = builder
  .objectRef<InCurrency<Cohort['cells'][number]> & { readonly of: number }>('CohortCell')
  .implement({
    description: 'What a cohort did in one calendar month that is over.',
    fields: (t) => ({
      monthsAfter: t.int({ description: 'Since the month of acquisition, which is 0.', resolve: ({ age }) => age }),
      activeCustomers: t.int({
        description: 'Of the cohort, who placed an order in it.',
        resolve: ({ active }) => active,
      }),
      retention: t.field({
        type: 'Decimal',
        description: 'Active customers as a fraction of the cohort.',
        resolve: ({ active, of }) => (active / of).toFixed(4),
      }),
      valuePerCustomer: t.field({
        type: MoneyType,
        description: 'Net sales of the cohort from its first month to this one ÷ its customers, ex tax.',
        resolve: ({ cumulativeNet, of, currency }) => ({ minor: perCustomer(cumulativeNet, of), currency }),
      }),
      marginPerCustomer: t.field({
        type: MoneyType,
        nullable: true,
        description:
          'The same of gross margin, of the sales whose cost is known; null for those who may not see costs.',
        resolve: ({ cumulativeMargin, of, currency }, _args, { request }) =>
          can(request.actor, 'catalog:cost') ? { minor: perCustomer(cumulativeMargin, of), currency } : null,
      }),
    }),
  });

const CohortType = builder.objectRef<InCurrency<Cohort>>('CustomerCohort').implement({
  description: 'Customers who made their first purchase in one calendar month.',
  fields: (t) => ({
    month: t.field({ type: 'Date', description: 'The first day of the month.', resolve: ({ month }) => month }),
    customers: t.exposeInt('customers', { description: 'How many they are; merged customers count as one.' }),
    cells: t.field({
      type: [CohortCellType],
      description: 'One a month that is over, from 0 on, at most 36; what is to come is absent, not zero.',
      resolve: ({ cells, currency, customers }) => cells.map((cell) => ({ ...cell, currency, of: customers })),
    }),
  }),
});

const ValuePointType = builder.objectRef<InCurrency<ChannelValue['points'][number]>>('LifetimeValuePoint').implement({
  description: 'What customers had brought when they were so many months old, of those who are.',
  fields: (t) => ({
    monthsAfter: t.int({ description: 'Since the month of acquisition, which is 0.', resolve: ({ age }) => age }),
    customers: t.exposeInt('customers', { description: 'Who are that old: cohorts whose month is over.' }),
    value: t.field({
      type: MoneyType,
      description: 'Net sales by customer since the first purchase, ex tax.',
      resolve: ({ cumulativeNet, customers, currency }) => ({ minor: perCustomer(cumulativeNet, customers), currency }),
    }),
  }),
});

const ChannelValueType = builder.objectRef<InCurrency<ChannelValue>>('AcquisitionChannelValue').implement({
  description: 'Customers by the channel of their first purchase, and what they brought since, in any channel.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null when it cannot be read at the moment.',
      resolve: ({ channel }) => ({ code: channel }),
    }),
    customers: t.exposeInt('customers', { description: 'Customers acquired in it since `acquiredFrom`.' }),
    points: t.field({
      type: [ValuePointType],
      description: 'By months since the acquisition, at most 36.',
      resolve: ({ points, currency }) => inCurrency(points, currency),
    }),
  }),
});

export const CustomersReportType = builder.objectRef<CustomersReport>('CustomersReport').implement({
  description: 'What customers were worth, computed at once from the same state of the facts.',
  fields: (t) => ({
    frame: t.field({ type: ReportFrameType, description: 'Which days, as of when.', resolve: ({ frame }) => frame }),
    acquiredFrom: t.field({
      type: 'Date',
      description:
        'Customers who made their first purchase since: from the first day of the period, yet over at least 24 and at most 36 months.',
      resolve: (report) => report.acquiredFrom,
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'Lifetime value and margin of all of them, to date and, where predicted, to come; at most 4.',
      resolve: ({ observed, predicted }) => [
        observed.value,
        observed.margin,
        ...(predicted ? [predicted.value, predicted.margin] : []),
      ],
    }),
    costCoverage: t.field({
      type: MetricValueType,
      description: 'How much of the lifetime value to date the margin covers.',
      resolve: ({ observed }) => observed.coverage,
    }),
    cohorts: t.field({
      type: [CohortType],
      description: 'By month of the first purchase, at most 36.',
      resolve: ({ cohorts, frame }) => inCurrency(cohorts, frame.currencyCode),
    }),
    channels: t.field({
      type: [ChannelValueType],
      description: 'By channel of the first purchase, the most customers first; at most 100.',
      resolve: ({ channels, frame }) => inCurrency(channels.slice(0, 100), frame.currencyCode),
    }),
    rfm: t.field({
      type: [RfmCellType],
      description:
        'At most 25 cells, by falling recency, then by rising frequency and value; of a segment its customers alone, with their scores among all.',
      resolve: ({ rfm, frame }) => inCurrency(rfm, frame.currencyCode),
    }),
    predicted: t.field({
      type: PredictedValuesType,
      nullable: true,
      description:
        'What is to come; null before the first fit, with fewer than 100 customers who bought again, for single stores, and for a segment.',
      resolve: ({ predicted, frame }) => predicted && { ...predicted, currency: frame.currencyCode },
    }),
    omniAgainstMono: t.field({
      type: OmniComparisonType,
      description: 'Lifetime value of customers of several channels compared with those of one.',
      resolve: ({ observed }) => observed.comparison,
    }),
    marginOmniAgainstMono: t.field({
      type: OmniComparisonType,
      description: 'The same of lifetime margins; without values for those who may not see costs.',
      resolve: ({ observed }) => observed.marginComparison,
    }),
  }),
});
