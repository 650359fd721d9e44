import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const CUSTOMER: Words = { en: 'customer', fr: 'client' };
const PURCHASES: Words = {
  en: 'purchases (orders neither canceled since nor taken back by an import), customers merged',
  fr: 'achats (commandes ni annulées depuis, ni reprises par un import), fiches fusionnées',
};
const PLACED: Words = {
  en: 'orders placed, canceled since or not, customers merged',
  fr: 'commandes passées, annulées depuis ou non, fiches fusionnées',
};

/** Figures of people who bought; they do not add up over days, channels or stores. */
export const BUYER_METRICS = [
  {
    key: 'multi_channel_share',
    labels: { en: 'Customers in two channels or more', fr: 'Clients sur deux canaux ou plus' },
    formula: {
      en: 'customers who bought in ≥ 2 channels ÷ customers who bought, over the 365 days up to the end of the period; merged customers count as one; none within a single channel',
      fr: 'clients ayant acheté sur au moins 2 canaux ÷ clients ayant acheté, sur les 365 jours qui finissent avec la période ; les fiches fusionnées comptent pour un client ; sans valeur pour un seul canal',
    },
    unit: 'RATE',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'buyers',
    labels: { en: 'Customers who ordered', fr: 'Clients acheteurs' },
    formula: {
      en: 'distinct customers who placed an order in the period, canceled since or not; merged customers count as one, guests not at all; does not add up over days, channels or stores',
      fr: 'clients distincts ayant passé une commande dans la période, annulée depuis ou non ; les fiches fusionnées comptent pour un client, les invités ne comptent pas ; ne s’additionne pas entre jours, canaux ou boutiques',
    },
    unit: 'COUNT',
    grain: CUSTOMER,
    source: PLACED,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'returning_customer_rate',
    labels: { en: 'Returning customer rate', fr: 'Taux de clients fidélisés' },
    formula: {
      en: 'customers for whom a purchase of the period was not their first ever, whatever channel that one had ÷ customers who bought in the period',
      fr: 'clients pour qui un achat de la période n’était pas le tout premier, quel qu’en fût le canal ÷ clients ayant acheté dans la période',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'repeat_purchase_rate',
    labels: { en: 'Repeat purchase rate', fr: 'Taux de réachat' },
    formula: {
      en: 'customers with ≥ 2 purchases within the period ÷ customers who bought in the period',
      fr: 'clients ayant fait au moins 2 achats dans la période ÷ clients ayant acheté dans la période',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];
