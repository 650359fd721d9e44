import type { Money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import { LocationType } from '../../references.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import type { Parts } from '../model/quotient.ts';
import { ratioOf } from '../model/signals.ts';
import type {
  StockClass,
  StockHealth,
  StockSignal,
  StoreHealth,
  UnifiedStockReadiness,
} from '../model/stock-health.ts';

export const rateText = (parts: Parts): string | null => figureText(ratioOf(parts), 'RATE', '');

/** Of the report that a row belongs to. */
interface Within {
  readonly currency: string;
  readonly isValued: boolean;
}
type Row<T> = T & Within;

const SignalKeyType = builder.enumType('StockSignalKey', {
  description: 'One of the three signals by which a retailer sees that stock should be unified.',
  values: {
    MARGIN_PRESSURE: { description: 'Transfers, markdowns and units too many cost a large part of net sales.' },
    PARADOXICAL_STOCK_OUT: { description: 'Online requests find no stock while a store has it.' },
    PHYGITAL_DEMAND: { description: 'More requests ask for pickup, e-reservation or ship-from-store.' },
  },
});
const SignalStateType = builder.enumType('StockSignalState', {
  description: 'What a signal says.',
  values: {
    GREEN: { description: 'Nothing has to be done.' },
    RED: { description: 'It asks for a decision.' },
    UNKNOWN: { description: 'There is too little to judge by.' },
  },
});
const VerdictType = builder.enumType('UnifiedStockVerdict', {
  description: 'What the signals come to.',
  values: {
    SWITCH: { description: 'At least one signal is red: switch to unified stock.' },
    UNKNOWN: { description: 'No signal can be judged yet.' },
    WAIT: { description: 'No signal is red.' },
  },
});

const StockSignalType = builder.objectRef<StockSignal>('StockSignal').implement({
  description: 'A signal with its figure, and what it says.',
  fields: (t) => ({
    key: t.field({ type: SignalKeyType, description: 'Which signal.', resolve: (signal) => signal.key }),
    state: t.field({ type: SignalStateType, description: 'What it says.', resolve: (signal) => signal.state }),
    value: t.field({ type: MetricValueType, description: 'Its figure.', resolve: (signal) => signal.value }),
    thresholdPercent: t.exposeInt('thresholdPercent', {
      nullable: true,
      description:
        'Strictly above it the signal is red; null for phygital demand, which is red when its rise is beyond chance (95 %).',
    }),
  }),
});

export const ReadinessType = builder.objectRef<UnifiedStockReadiness>('UnifiedStockReadiness').implement({
  description: 'Whether to switch to one stock for every channel: yes as soon as one of the three signals is red.',
  fields: (t) => ({
    signals: t.field({
      type: [StockSignalType],
      description: 'The signals; at most 3.',
      resolve: (readiness) => [...readiness.signals],
    }),
    verdict: t.field({
      type: VerdictType,
      description: 'What they come to.',
      resolve: (readiness) => readiness.verdict,
    }),
  }),
});

const money = (minor: bigint, { currency }: Within): Money => ({ minor, currency });
/** Amounts at cost, for those who may see costs. */
const atCost = (minor: bigint, row: Within): Money | null => (row.isValued ? money(minor, row) : null);

const StoreStockHealthType = builder.objectRef<Row<StoreHealth>>('StoreStockHealth').implement({
  description: 'Stock of one location over the period.',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The location; null when it cannot be read at the moment.',
      resolve: ({ locationId }) => ({ id: locationId }),
    }),
    paradoxicalRequests: t.int({
      description:
        'Online requests that found no stock while this store had the most units of it on that day; over all stores they add up to the numerator of the rate.',
      resolve: ({ requests }) => Number(requests.part),
    }),
    paradoxicalShare: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The same ÷ all online requests that found no stock, a fraction of one; null where there was none.',
      resolve: ({ requests }) => rateText(requests),
    }),
    lost: t.field({
      type: MoneyType,
      description: 'Value of the units refused to such requests, at most of those that the store had; ex tax.',
      resolve: (row) => money(row.lostMinor, row),
    }),
    stockOutRate: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Active variants without available units at the end of the period ÷ active variants, a fraction of one; null without any. Active: had stock or sold within 90 days.',
      resolve: ({ stockOuts }) => rateText(stockOuts),
    }),
    avoidableStockOuts: t.int({
      description: 'Active variants without available units of which a warehouse has some.',
      resolve: ({ avoidable }) => Number(avoidable.part),
    }),
    marginPressure: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'What transfers, markdowns and units too many cost ÷ net sales of the store, a fraction of one; null without sales.',
      resolve: ({ pressure }) => rateText(pressure),
    }),
    marginPressureState: t.field({
      type: SignalStateType,
      description: 'Red strictly above the threshold.',
      resolve: (row) => row.pressureState,
    }),
    transferCost: t.field({
      type: MoneyType,
      description: 'Cost of transfers that the location bears, ex tax.',
      resolve: (row) => money(row.transferMinor, row),
    }),
    markdownCost: t.field({
      type: MoneyType,
      description:
        'Markdowns of units not sold, ex tax. Discounts are none: a promotion or a welcome is no sign of stock that does not sell.',
      resolve: (row) => money(row.markdownMinor, row),
    }),
    holdingCost: t.field({
      type: MoneyType,
      nullable: true,
      description:
        '20 % a year of the cost of units beyond the days of cover, for each day that they lay there. Null for those who may not see costs.',
      resolve: (row) => atCost(row.holdingMinor, row),
    }),
  }),
});

const StockClassType = builder.objectRef<Row<StockClass>>('StockClass').implement({
  description: 'Variants by their share of net sales: A makes the first 80 %, B the next 15, C the rest.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'A, B or C.' }),
    variants: t.exposeInt('variants', { description: 'How many variants are of it.' }),
    netSales: t.field({
      type: MoneyType,
      description: 'Net sales of the period, ex tax.',
      resolve: (row) => money(row.netMinor, row),
    }),
    stockValue: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Stock of it at cost at the end of the period. Null for those who may not see costs.',
      resolve: (row) => atCost(row.valueMinor, row),
    }),
  }),
});

/** Most locations that a report names. */
const MAX_STORES = 200;

const within = ({ frame, isValued }: StockHealth): Within => ({ currency: frame.currencyCode, isValued });

export const StockHealthReportType = builder.objectRef<StockHealth>('StockHealthReport').implement({
  description: 'Everything the page of stock shows, but the rows; from the same state of the facts.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, as of when.',
      resolve: (report) => report.frame,
    }),
    figures: t.field({
      type: [MetricValueType],
      description: 'The figures of stock; one a metric, at most 20. Those at cost only for who may see costs.',
      resolve: (report) => [...report.figures],
    }),
    readiness: t.field({
      type: ReadinessType,
      description: 'The three signals and what they come to.',
      resolve: (report) => report.readiness,
    }),
    stores: t.field({
      type: [StoreStockHealthType],
      description:
        'Locations, the one first that could have served most online requests in vain; at most 200, the figures above are of all.',
      resolve: (report) => report.stores.slice(0, MAX_STORES).map((store) => ({ ...store, ...within(report) })),
    }),
    classes: t.field({
      type: [StockClassType],
      description: 'A, B and C; at most 3.',
      resolve: (report) => report.classes.map((one) => ({ ...one, ...within(report) })),
    }),
  }),
});
