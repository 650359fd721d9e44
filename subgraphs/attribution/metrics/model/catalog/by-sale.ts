import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const LINE: Words = { en: 'order line', fr: 'ligne de commande' };

const KINDS = {
  unit: 'MONEY',
  grain: LINE,
  source: {
    en: 'orders placed, canceled and returned, each dated its own day; customers merged',
    fr: 'commandes passées, annulées et rendues, chacune à son jour ; fiches fusionnées',
  },
  benchmark: null,
  goodWhen: 'UP',
  isQuotient: false,
} as const;

/** Figures that ask when the sale was, and whose first it was. */
export const BY_SALE_METRICS = [
  {
    key: 'refund_rate_by_sale',
    labels: { en: 'Refund rate by day of sale', fr: 'Taux de remboursement par date de vente' },
    formula: {
      en: 'net value that came back of the sales of the period, whenever it came ÷ those sales (gross sales − discounts − canceled); young sales have not had their returns yet',
      fr: 'valeur nette rendue des ventes de la période, à quelque date que ce soit ÷ ces ventes (ventes brutes − remises − annulations) ; des ventes récentes n’ont pas encore connu leurs retours',
    },
    unit: 'RATE',
    grain: LINE,
    source: {
      en: 'orders placed, canceled and returned, each dated the day of the sale',
      fr: 'commandes passées, annulées et rendues, chacune au jour de la vente',
    },
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'unit_return_rate_by_sale',
    labels: { en: 'Units returned by day of sale', fr: 'Unités rendues par date de vente' },
    formula: {
      en: 'units that came back of the sales of the period, whenever they came ÷ units sold in it (canceled ones taken off); young sales have not had their returns yet',
      fr: 'unités rendues des ventes de la période, à quelque date que ce soit ÷ unités vendues dans celle-ci (annulations déduites) ; des ventes récentes n’ont pas encore connu leurs retours',
    },
    unit: 'RATE',
    grain: LINE,
    source: {
      en: 'orders placed, canceled and returned, each dated the day of the sale',
      fr: 'commandes passées, annulées et rendues, chacune au jour de la vente',
    },
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'new_customer_sales',
    labels: { en: 'Net sales to new customers', fr: 'CA net des nouveaux clients' },
    formula: {
      en: 'net sales of orders before which the customer had bought nothing, with their returns; a purchase canceled since, or taken back by an import, is none',
      fr: 'chiffre d’affaires net des commandes avant lesquelles le client n’avait rien acheté, retours compris ; un achat annulé depuis, ou repris par un import, n’en est pas un',
    },
    ...KINDS,
  },
  {
    key: 'returning_customer_sales',
    labels: { en: 'Net sales to returning customers', fr: 'CA net des clients fidélisés' },
    formula: {
      en: 'net sales of orders before which the customer had bought already, to the moment of the sale, with their returns',
      fr: 'chiffre d’affaires net des commandes avant lesquelles le client avait déjà acheté, à l’instant de la vente, retours compris',
    },
    ...KINDS,
  },
  {
    key: 'guest_sales',
    labels: { en: 'Net sales to guests', fr: 'CA net des invités' },
    formula: {
      en: 'net sales without a customer; new, returning and guests add up to net sales',
      fr: 'chiffre d’affaires net sans client ; nouveaux, fidélisés et invités s’additionnent au chiffre d’affaires net',
    },
    ...KINDS,
  },
] as const satisfies readonly Metric[];
