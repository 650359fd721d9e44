import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const ORDERS: Words = {
  en: 'orders placed, canceled and returned, each dated its own day',
  fr: 'commandes passées, annulées et rendues, chacune à son jour',
};
const ORDER: Words = { en: 'order', fr: 'commande' };
const LINE: Words = { en: 'order line', fr: 'ligne de commande' };

/** Figures that add up over the lines of orders. */
export const SALES_METRICS = [
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
    benchmark: null,
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
    key: 'units_per_transaction',
    labels: { en: 'Units per transaction', fr: 'Articles par commande' },
    formula: {
      en: 'units sold ÷ orders, both less those of canceled orders',
      fr: 'articles vendus ÷ commandes, les commandes annulées déduites des deux',
    },
    unit: 'NUMBER',
    grain: ORDER,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'gross_margin',
    labels: { en: 'Gross margin', fr: 'Marge brute' },
    formula: {
      en: 'net sales of lines whose cost is known − their cost, as it was when they were sold; a return takes its cost back on its own day',
      fr: 'chiffre d’affaires net des lignes dont le coût est connu − ce coût, tel qu’il était à la vente ; un retour reprend son coût à son jour',
    },
    unit: 'MONEY',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
    tellsCosts: true,
  },
  {
    key: 'gross_margin_rate',
    labels: { en: 'Gross margin rate', fr: 'Taux de marge brute' },
    formula: {
      en: 'gross margin ÷ net sales of the lines whose cost is known',
      fr: 'marge brute ÷ chiffre d’affaires net des lignes dont le coût est connu',
    },
    unit: 'RATE',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    tellsCosts: true,
  },
  {
    key: 'cost_coverage',
    labels: { en: 'Share of net sales with a known cost', fr: 'Part du chiffre d’affaires au coût connu' },
    formula: {
      en: 'net sales of the lines whose cost is known ÷ net sales: the part of the sales that the margin covers',
      fr: 'chiffre d’affaires net des lignes dont le coût est connu ÷ chiffre d’affaires net : la part des ventes que couvre la marge',
    },
    unit: 'RATE',
    grain: LINE,
    source: ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];

/** Figures that add up over facts. */
export const FIGURES: ReadonlyArray<(typeof SALES_METRICS)[number]['key']> = SALES_METRICS.map(({ key }) => key);
