import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';
import { SELF_SELECTION } from '../../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import { LocationType } from '../../references.ts';
import { catchmentUplift } from '../model/catchment-sales.ts';
import {
  creditedMinor,
  goalMinor,
  type StoreFigures,
  type StoreRow,
  type StoresReport,
} from '../model/stores-report.ts';

interface Figures {
  readonly figures: StoreFigures;
  readonly currency: string;
}

const StoreInfluenceType = builder.objectRef<Figures>('StoreInfluence').implement({
  description: 'What one store sold, led to and fulfilled in a period.',
  access: 'reports:read',
  fields: (t) => {
    const amount = (description: string, of: (figures: StoreFigures) => bigint) =>
      t.field({ type: MoneyType, description, resolve: ({ figures, currency }) => money(of(figures), currency) });
    return {
      netSales: amount('Net sales that it sold itself, ex tax.', ({ netMinor }) => netMinor),
      influencedOnlineSales: amount(
        'Net sales, ex tax, of remote orders of customers whom an associate of it met in the window before the order, or whose home it is. An order that several stores led to counts in each.',
        ({ influencedMinor }) => influencedMinor,
      ),
      influencedOnlineOrders: t.int({
        description: 'Orders of `influencedOnlineSales`, less those canceled.',
        resolve: ({ figures }) => figures.influencedOrders,
      }),
      metOnlineSales: amount(
        'Of `influencedOnlineSales`, those of customers whom an associate met.',
        ({ metMinor }) => metMinor,
      ),
      homeOnlineSales: amount(
        'Of `influencedOnlineSales`, those of its catchment: customers who bought more often in it than in any other store.',
        ({ homeMinor }) => homeMinor,
      ),
      catchmentOnlineSales: t.field({
        type: MoneyType,
        nullable: true,
        description:
          'Net sales, ex tax, of remote orders that were sent into its catchment by postal code. An order that lies in several catchments counts in each. Null without a catchment, over all stores, and while the stores cannot be read.',
        resolve: ({ figures: { catchment }, currency }) => catchment && money(catchment.inside.netMinor, currency),
      }),
      catchmentOnlineOrders: t.int({
        nullable: true,
        description: 'Remote orders placed that were sent there, canceled or not; null as `catchmentOnlineSales`.',
        resolve: ({ figures: { catchment } }) => catchment?.inside.orders,
      }),
      goalSales: amount('What counts in its goal: its own sales and the remote ones that it led to.', goalMinor),
      creditsReceived: amount(
        'Its share of net sales that it fulfilled for others, ex tax.',
        ({ receivedMinor }) => receivedMinor,
      ),
      creditsGiven: amount(
        'What it passed on of its net sales to those who fulfilled them, ex tax.',
        ({ givenMinor }) => givenMinor,
      ),
      creditedSales: amount(
        'What it sold, less what it gave and plus what it received; over all stores and remote sales the net sales.',
        creditedMinor,
      ),
    };
  },
});

const StoreReportRowType = builder.objectRef<StoreRow>('StoreReportRow').implement({
  description: 'One store, or remote sales, now and before.',
  access: 'reports:read',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null for remote sales, and when it cannot be read at the moment.',
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
    isRemote: t.boolean({
      description: 'True for what no store sold.',
      resolve: ({ locationId }) => locationId === null,
    }),
    current: t.field({
      type: StoreInfluenceType,
      description: 'Of the period.',
      resolve: ({ now, currency }) => ({ figures: now, currency }),
    }),
    previous: t.field({
      type: StoreInfluenceType,
      nullable: true,
      description: 'Of the period compared with; null where there is none.',
      resolve: ({ previous, currency }) => previous && { figures: previous, currency },
    }),
    catchmentUplift: t.field({
      type: MetricValueType,
      nullable: true,
      description:
        'How online orders from its catchment changed from the period compared with to this one, beside those from elsewhere; null without a catchment or a period compared with.',
      resolve: ({ now, previous }) =>
        now.catchment && previous?.catchment ? catchmentUplift(now.catchment, previous.catchment) : null,
    }),
  }),
});

const CARDS: ReadonlyArray<readonly [MetricKey, (figures: StoreFigures) => bigint]> = [
  ['influenced_online_sales', ({ influencedMinor }) => influencedMinor],
  ['fulfillment_credits', ({ receivedMinor }) => receivedMinor],
  ['store_goal_sales', goalMinor],
];

function cardsOf({ total, stores }: StoresReport): MetricValue[] {
  const side = (of: (row: StoreRow) => StoreFigures | null): StoreFigures | null => {
    const whole = of(total);
    if (!whole) return null;
    const sold = stores.filter(({ locationId }) => locationId !== null).map((row) => of(row)?.netMinor ?? 0n);
    return { ...whole, netMinor: sold.reduce((sum, minor) => sum + minor, 0n) };
  };
  const [now, before] = [side((row) => row.now), side((row) => row.previous)];
  return CARDS.map(([key, of]) => {
    const metric = metricOf(key);
    const text = (figures: StoreFigures | null) =>
      figures ? figureText(of(figures), metric.unit, total.currency) : null;
    const caveat = key === 'influenced_online_sales' ? { caveat: SELF_SELECTION } : {};
    return { metric, value: text(now), previous: text(before), n: total.now.influencedOrders, ...caveat };
  });
}

export const StoresReportType = builder.objectRef<StoresReport>('StoresReport').implement({
  description: 'What stores sell, lead to and fulfill, with the period compared with: before and after a date, say.',
  access: 'reports:read',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day of the period.', resolve: ({ frame }) => frame.from }),
    before: t.field({
      type: 'Date',
      description: 'The first day outside the period.',
      resolve: ({ frame }) => frame.to,
    }),
    compareFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day of the period compared with; null where there is none.',
      resolve: ({ frame }) => frame.compareFrom,
    }),
    compareBefore: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day after it; null where there is none.',
      resolve: ({ frame }) => frame.compareTo,
    }),
    historyFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day with a fact of this currency; null without any.',
      resolve: ({ frame }) => frame.historyFrom,
    }),
    wholeFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'Days before it are still arriving; null when all are there.',
      resolve: ({ frame }) => frame.wholeFrom,
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of the days.', resolve: ({ frame }) => frame.zone }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of every amount here.',
      resolve: ({ frame }) => frame.currencyCode,
    }),
    currencies: t.field({
      type: ['CurrencyCode'],
      description: 'All currencies with facts in the period; sums are of `currencyCode` alone.',
      resolve: ({ frame }) => [...frame.currencies],
    }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the figures were computed.',
      resolve: ({ frame }) => frame.computedAt,
    }),
    windowSeconds: t.exposeInt('windowSeconds', {
      description: 'How long before an order an associate must have met its customer, at most.',
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'The figures that head the page, each remote order once; one a metric, at most 10.',
      resolve: cardsOf,
    }),
    total: t.field({
      type: StoreInfluenceType,
      description: 'All of them: remote orders once, transfers on both of their sides.',
      resolve: ({ total }) => ({ figures: total.now, currency: total.currency }),
    }),
    rows: t.field({
      type: [StoreReportRowType],
      description: 'Every store with a figure, and remote sales; at most 1,000.',
      resolve: ({ stores }) => stores.slice(0, 1_000),
    }),
  }),
});
