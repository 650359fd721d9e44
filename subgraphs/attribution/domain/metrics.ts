/** What a figure counts; money is in minor units, rates in ten-thousandths, until they leave. */
export type MetricUnit = 'MONEY' | 'COUNT' | 'RATE';

/** One figure, defined once: the API, the dashboard's tooltips and the documentation read this entry. */
export interface Metric {
  readonly key: string;
  readonly labels: { readonly en: string; readonly fr: string };
  readonly formula: string;
  readonly unit: MetricUnit;
  /** What one observation is. */
  readonly grain: string;
  readonly source: string;
  /** A published figure to hold one's own against. */
  readonly benchmark: string | null;
  readonly goodWhen: 'UP' | 'DOWN' | 'NEUTRAL';
}

const ORDER_EVENTS = 'orders.order-placed, order-cancelled and order-returned, each dated its own day';

/** SQL of each: `store/sql/metrics/<key>.sql`. */
export const METRICS = [
  {
    key: 'net_sales',
    labels: { en: 'Net sales', fr: 'Chiffre d’affaires net' },
    formula: 'gross sales − discounts − returns, ex tax; a return is dated the day it is processed',
    unit: 'MONEY',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'UP',
  },
  {
    key: 'gross_sales',
    labels: { en: 'Gross sales', fr: 'Ventes brutes' },
    formula:
      'Σ price × quantity, before discounts and returns, ex tax and shipping; a cancelled order nets to zero on its two dates',
    unit: 'MONEY',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'UP',
  },
  {
    key: 'orders',
    labels: { en: 'Orders', fr: 'Commandes' },
    formula: 'orders placed − orders cancelled, each on its own day',
    unit: 'COUNT',
    grain: 'order',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'UP',
  },
  {
    key: 'units',
    labels: { en: 'Units sold', fr: 'Articles vendus' },
    formula: 'Σ quantity of order lines − those of cancelled orders; returns apart',
    unit: 'COUNT',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'UP',
  },
  {
    key: 'average_order_value',
    labels: { en: 'Average order value', fr: 'Panier moyen' },
    formula: '(gross sales − discounts) ÷ orders, ex tax',
    unit: 'MONEY',
    grain: 'order',
    source: ORDER_EVENTS,
    benchmark: 'Omnichannel customers spend 4 % more in store and 10 % more online than others',
    goodWhen: 'UP',
  },
  {
    key: 'returns',
    labels: { en: 'Returns', fr: 'Retours' },
    formula: 'Σ net value of returned units, dated the day of the return',
    unit: 'MONEY',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'DOWN',
  },
  {
    key: 'return_rate',
    labels: { en: 'Return rate', fr: 'Taux de retour' },
    formula: 'units returned ÷ units sold, both in the period',
    unit: 'RATE',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'DOWN',
  },
  {
    key: 'discounts',
    labels: { en: 'Discounts', fr: 'Remises' },
    formula: 'Σ discounts on order lines, ex tax',
    unit: 'MONEY',
    grain: 'order line',
    source: ORDER_EVENTS,
    benchmark: null,
    goodWhen: 'NEUTRAL',
  },
  {
    key: 'multi_channel_share',
    labels: { en: 'Customers in two channels or more', fr: 'Clients sur deux canaux ou plus' },
    formula:
      'customers who placed orders in ≥ 2 channels ÷ customers who placed orders, over the 365 days up to the end of the period; merged customers count as one',
    unit: 'RATE',
    grain: 'customer',
    source: 'orders.order-placed, customers.identity-component-changed',
    benchmark: 'Retention of omnichannel customers 89 %, of others 33 %',
    goodWhen: 'UP',
  },
] as const satisfies readonly Metric[];

export type MetricKey = (typeof METRICS)[number]['key'];

/** Figures of the sales report that are no cards of their own. */
export type FigureKey = Exclude<MetricKey, 'multi_channel_share'> | 'returned_units';

export const CARD_FIGURES = METRICS.map((metric) => metric.key).filter(
  (key): key is Exclude<MetricKey, 'multi_channel_share'> => key !== 'multi_channel_share',
);

export function metricOf(key: MetricKey): Metric {
  const metric = METRICS.find((candidate) => candidate.key === key);
  if (!metric) throw new TypeError(`unknown metric ${key}`);
  return metric;
}
