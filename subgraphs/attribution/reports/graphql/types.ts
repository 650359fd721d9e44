import { builder } from '../../builder.ts';
import { ChannelType, LocationType, ProductType } from '../../references.ts';
import type { ReportKey } from '../model/metric-report.ts';
import type { ReportFrame } from '../model/report-frame.ts';

/** @public of the reports of other areas */
export const ReportFrameType = builder.objectRef<ReportFrame>('ReportFrame').implement({
  description: 'What every report says of itself: which days, of which currency, as of when.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day of the period.', resolve: (report) => report.from }),
    before: t.field({
      type: 'Date',
      description: 'The first day outside the period.',
      resolve: (report) => report.to,
    }),
    compareFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day of the period compared with; null where there is none.',
      resolve: (report) => report.compareFrom,
    }),
    compareBefore: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day after the period compared with; null where there is none.',
      resolve: (report) => report.compareTo,
    }),
    historyFrom: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The first day with a fact of this currency: a period that begins before it is compared with less than the whole. Null without any fact.',
      resolve: (report) => report.historyFrom,
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of the days.', resolve: (report) => report.zone }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of every amount here.',
      resolve: (report) => report.currencyCode,
    }),
    currencies: t.field({
      type: ['CurrencyCode'],
      description: 'All currencies with facts in the period; sums are of `currencyCode` alone.',
      resolve: (report) => [...report.currencies],
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
        'Days before it are missing or there in part, since their history is still arriving; null when all of it is there. Nothing is compared with such days.',
      resolve: (report) => report.wholeFrom,
    }),
    dataVersion: t.exposeString('dataVersion', { description: 'Changes whenever the facts do.' }),
  }),
});

export const ReportDimensionType = builder.enumType('ReportDimension', {
  description: "By what a report is broken down; weeks begin on Monday, days are those of the report's zone.",
  values: {
    CHANNEL: { description: 'The channel of the order.' },
    STORE: { description: 'The store that sold; empty for sales without one.' },
    CATEGORY: { description: 'The category that the product had when it was sold; orders count once in each.' },
    PRODUCT: { description: 'The product; figures that count orders are not known by it.' },
    CUSTOMER_KIND: {
      description:
        "Whether the sale was on the customer's first day of ordering (NEW), later (RETURNING), or a guest's.",
    },
    DELIVERY_METHOD: { description: 'SHIP, PICKUP or IN_STORE; empty where it is unknown.' },
    EMPLOYEE: { description: 'Who placed the order for the customer; empty for all others.' },
    RETURN_STORE: { description: 'Where goods came back; for `returns` and `returned_units` alone.' },
    DAY: { description: 'The day.' },
    WEEK: { description: 'The week, from its Monday.' },
    MONTH: { description: 'The month.' },
    QUARTER: { description: 'The quarter.' },
    YEAR: { description: 'The year.' },
  },
});

export const ReportKeyType = builder.objectRef<ReportKey>('ReportKey').implement({
  description: 'The value of one dimension in a row.',
  fields: (t) => ({
    dimension: t.field({
      type: ReportDimensionType,
      description: 'By what it is broken down.',
      resolve: (key) => key.dimension,
    }),
    value: t.exposeString('value', {
      description:
        'Channel code, id, category, kind, "2026-11-22" (of a day, and of a week its Monday), "2026-11", "2026-Q4" or "2026"; empty for none.',
    }),
    label: t.exposeString('label', { description: 'The value as it is shown to people, where it has no name.' }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null where the key names none, and when it cannot be read at the moment.',
      resolve: ({ dimension, value }) => (dimension === 'CHANNEL' ? { code: value } : null),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null where the key names none, and when it cannot be read at the moment.',
      resolve: ({ dimension, value }) =>
        value !== '' && (dimension === 'STORE' || dimension === 'RETURN_STORE') ? { id: value } : null,
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'The product; null where the key names none, and when it cannot be read at the moment.',
      resolve: ({ dimension, value }) => (value !== '' && dimension === 'PRODUCT' ? { id: value } : null),
    }),
  }),
});
