/** What a figure counts; money is in minor units, rates in ten-thousandths, until they leave. */
export type MetricUnit = 'MONEY' | 'COUNT' | 'RATE';

/** The same text in both languages of the dashboard. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** One figure, defined once: the API, the dashboard's tooltips and the documentation read this entry. */
export interface Metric {
  readonly key: string;
  readonly labels: Words;
  readonly formula: Words;
  readonly unit: MetricUnit;
  /** What one observation is. */
  readonly grain: Words;
  /** Facts it is computed from. */
  readonly source: Words;
  /** A published figure to compare with. */
  readonly benchmark: Words | null;
  readonly goodWhen: 'UP' | 'DOWN' | 'NEUTRAL';
  /** True for a quotient, which is null where there is nothing to divide by; a sum of no facts is zero. */
  readonly isQuotient: boolean;
}

const ORDERS: Words = {
  en: 'orders placed, canceled and returned, each dated its own day',
  fr: 'commandes passées, annulées et rendues, chacune à son jour',
};
const ORDER: Words = { en: 'order', fr: 'commande' };
const LINE: Words = { en: 'order line', fr: 'ligne de commande' };

/** SQL of each: `metrics/sql/<key>.sql`. */
export const METRICS = [
  {
    key: 'net_sales',
    labels: { en: 'Net sales', fr: 'Chiffre d’affaires net' },
    formula: {
      en: 'gross sales − discounts − returns, ex tax; a return is dated the day it is processed',
      fr: 'ventes brutes − remises − retours, hors taxes ; un retour compte le jour où il est traité',
    },
    unit: 'MONEY',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'gross_sales',
    labels: { en: 'Gross sales', fr: 'Ventes brutes' },
    formula: {
      en: 'Σ price × quantity, before discounts and returns, ex tax and shipping; a canceled order nets to zero on its two dates',
      fr: 'Σ prix × quantité, avant remises et retours, hors taxes et livraison ; une commande annulée s’efface le jour de son annulation',
    },
    unit: 'MONEY',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'orders',
    labels: { en: 'Orders', fr: 'Commandes' },
    formula: {
      en: 'orders placed − orders canceled, each on its own day',
      fr: 'commandes passées − commandes annulées, chacune à son jour',
    },
    unit: 'COUNT',
    grain: ORDER,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'units',
    labels: { en: 'Units sold', fr: 'Articles vendus' },
    formula: {
      en: 'Σ quantity of order lines − those of canceled orders; returns apart',
      fr: 'Σ quantités des lignes de commande − celles des commandes annulées ; retours à part',
    },
    unit: 'COUNT',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'average_order_value',
    labels: { en: 'Average order value', fr: 'Panier moyen' },
    formula: {
      en: '(gross sales − discounts) ÷ orders, ex tax',
      fr: '(ventes brutes − remises) ÷ commandes, hors taxes',
    },
    unit: 'MONEY',
    grain: ORDER,
    source: ORDERS,
    benchmark: {
      en: 'Omnichannel customers spend 4 % more in store and 10 % more online than others',
      fr: 'Les clients de plusieurs canaux dépensent 4 % de plus en boutique et 10 % de plus en ligne que les autres',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'returns',
    labels: { en: 'Returns', fr: 'Retours' },
    formula: {
      en: 'Σ net value of returned units, dated the day of the return',
      fr: 'Σ valeur nette des articles rendus, au jour du retour',
    },
    unit: 'MONEY',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: false,
  },
  {
    key: 'returned_units',
    labels: { en: 'Units returned', fr: 'Articles rendus' },
    formula: { en: 'Σ units returned, dated the day of the return', fr: 'Σ articles rendus, au jour du retour' },
    unit: 'COUNT',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: false,
  },
  {
    key: 'return_rate',
    labels: { en: 'Return rate', fr: 'Taux de retour' },
    formula: {
      en: 'units returned ÷ units sold, both in the period',
      fr: 'articles rendus ÷ articles vendus, sur la même période',
    },
    unit: 'RATE',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'discounts',
    labels: { en: 'Discounts', fr: 'Remises' },
    formula: { en: 'Σ discounts on order lines, ex tax', fr: 'Σ remises sur les lignes de commande, hors taxes' },
    unit: 'MONEY',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: false,
  },
  {
    key: 'multi_channel_share',
    labels: { en: 'Customers in two channels or more', fr: 'Clients sur deux canaux ou plus' },
    formula: {
      en: 'customers who placed orders in ≥ 2 channels ÷ customers who placed orders, over the 365 days up to the end of the period; merged customers count as one; none within a single channel',
      fr: 'clients ayant commandé sur au moins 2 canaux ÷ clients ayant commandé, sur les 365 jours qui finissent avec la période ; des fiches réunies comptent pour un client ; sans objet sur un seul canal',
    },
    unit: 'RATE',
    grain: { en: 'customer', fr: 'client' },
    source: { en: 'orders placed, customers joined', fr: 'commandes passées, fiches réunies' },
    benchmark: {
      en: 'Retention of omnichannel customers 89 %, of others 33 %',
      fr: 'Fidélité des clients de plusieurs canaux 89 %, des autres 33 %',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];

export type MetricKey = (typeof METRICS)[number]['key'];

/** Figures that add up over facts; customers do not. */
export type FigureKey = Exclude<MetricKey, 'multi_channel_share'>;

export const FIGURES = METRICS.map((metric) => metric.key).filter(
  (key): key is FigureKey => key !== 'multi_channel_share',
);

export function metricOf(key: MetricKey): Metric {
  const metric = METRICS.find((candidate) => candidate.key === key);
  if (!metric) throw new TypeError(`unknown metric ${key}`);
  return metric;
}

/** Figures of one set of facts: minor units, counts, ten-thousandths; null where there is nothing to divide by. */
export type Figures = Readonly<Record<FigureKey, bigint | null>>;

/** The figures of no facts. */
export const NO_FIGURES = Object.fromEntries(
  FIGURES.map((key) => [key, metricOf(key).isQuotient ? null : 0n]),
) as Figures;
