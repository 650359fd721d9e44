import { builder, MoneyType } from '../../builder.ts';
import { MetricValueType, SeriesPointType } from '../../metrics/graphql/types.ts';
import { ChannelType, LocationType, ProductType } from '../../references.ts';
import type { ChannelSeries, OverviewReport } from '../model/overview.ts';
import { SalesFiguresType } from './types.ts';

const ChannelSeriesType = builder.objectRef<ChannelSeries>('ChannelSeries').implement({
  description: 'Sales of one channel over the period.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null when it cannot be read at the moment.',
      resolve: ({ code }) => ({ code }),
    }),
    figures: t.field({
      type: SalesFiguresType,
      description: 'Every figure of the channel; over all channels they add up to the `totals`.',
      resolve: (channel) => channel.figures,
    }),
    total: t.field({
      type: MoneyType,
      description: 'Net sales of the period, without tax.',
      resolve: (channel) => channel.figures.netSales,
    }),
    previous: t.field({
      type: SalesFiguresType,
      nullable: true,
      description: 'The figures of the period compared with; null where there is none.',
      resolve: (channel) => channel.previous,
    }),
    series: t.field({
      type: [SeriesPointType],
      description: 'Net sales over time, at most 524 points.',
      resolve: (channel) => [...channel.series],
    }),
  }),
});

const StoreSalesType = builder.objectRef<OverviewReport['topStores'][number]>('StoreSales').implement({
  description: 'Net sales of one selling store.',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null when it cannot be read at the moment.',
      resolve: ({ storeId }) => ({ id: storeId }),
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'Without tax, less discounts and returns.',
      resolve: (store) => store.netSales,
    }),
    orders: t.exposeInt('orders', { description: 'Orders placed less those canceled.' }),
  }),
});

const ProductSalesType = builder.objectRef<OverviewReport['topProducts'][number]>('ProductSales').implement({
  description: 'Net sales of one product.',
  fields: (t) => ({
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'The product; null when it cannot be read at the moment.',
      resolve: ({ productId }) => ({ id: productId }),
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'Without tax, less discounts and returns.',
      resolve: (product) => product.netSales,
    }),
    units: t.exposeInt('units', { description: 'Units sold less those of canceled orders.' }),
  }),
});

export const OverviewReportType = builder.objectRef<OverviewReport>('OverviewReport').implement({
  description: 'Everything the overview page shows, computed at once from the same state of the facts.',
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
    totals: t.field({
      type: SalesFiguresType,
      description: 'Every figure of the whole period, in exact amounts.',
      resolve: (report) => report.totals,
    }),
    previousTotals: t.field({
      type: SalesFiguresType,
      nullable: true,
      description: 'The same of the period compared with; null where there is none.',
      resolve: (report) => report.previousTotals,
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'The figures that head the page; one a metric, at most 20.',
      resolve: (report) => [...report.cards],
    }),
    salesByChannel: t.field({
      type: [ChannelSeriesType],
      description: 'One row a channel; at most 250.',
      resolve: (report) => [...report.salesByChannel],
    }),
    topStores: t.field({
      type: [StoreSalesType],
      description: 'Stores by falling net sales; at most 10.',
      resolve: (report) => [...report.topStores],
    }),
    topProducts: t.field({
      type: [ProductSalesType],
      description: 'Products by falling net sales; at most 10.',
      resolve: (report) => [...report.topProducts],
    }),
    multiChannelShare: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Customers who bought in two channels or more, a fraction of one; null when nobody bought, or in a single channel.',
      resolve: (report) => report.multiChannelShare,
    }),
  }),
});
