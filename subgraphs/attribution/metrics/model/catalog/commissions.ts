import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const LEDGER: Words = {
  en: 'the ledger of commissions: orders, returns, cancellations, interactions, merged customers, rules by date',
  fr: 'le journal des commissions : commandes, retours, annulations, rencontres, fiches fusionnées, règles datées',
};

const LINE: Words = { en: 'order line', fr: 'ligne de commande' };

/** What associates earn, and what stores lead to and fulfill. */
export const COMMISSION_METRICS = [
  {
    key: 'associate_sales',
    labels: { en: 'Sales of associates', fr: 'Ventes des vendeurs' },
    formula: {
      en: 'Σ entries booked in the period: net sales kept of orders that associates placed, and of remote ones that they led to, each by their part, by the rules of commission at the date of the order',
      fr: 'Σ écritures de la période : ventes nettes conservées des commandes passées par les vendeurs, et de celles à distance qu’ils ont amenées, chacun pour sa part, selon les règles de commission à la date de la commande',
    },
    unit: 'MONEY',
    grain: { en: 'order', fr: 'commande' },
    source: LEDGER,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'commission',
    labels: { en: 'Commission', fr: 'Commissions' },
    formula: {
      en: 'Σ entries booked in the period: net sales kept × base rate × share, by the rules at the date of the order; returns and cancellations take back',
      fr: 'Σ écritures de la période : ventes nettes conservées × taux de base × part, selon les règles à la date de la commande ; retours et annulations reprennent',
    },
    unit: 'MONEY',
    grain: { en: 'entry', fr: 'écriture' },
    source: LEDGER,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: false,
  },
  {
    key: 'commissioned_orders',
    labels: { en: 'Orders that earned commission', fr: 'Commandes commissionnées' },
    formula: {
      en: 'orders with an entry in the period that earned an associate something',
      fr: 'commandes ayant au moins une écriture positive dans la période',
    },
    unit: 'COUNT',
    grain: { en: 'order', fr: 'commande' },
    source: LEDGER,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'influenced_online_sales',
    labels: { en: 'Online sales influenced by stores', fr: 'Ventes en ligne influencées par les magasins' },
    formula: {
      en: 'net sales of remote orders whose customer an associate of the store met in the window before (24 hours unless asked otherwise), or whose home the store is: the one where they bought most often; merged customers are one',
      fr: 'ventes nettes des commandes à distance dont un vendeur du magasin a rencontré le client dans le délai (24 heures sauf demande contraire), ou dont c’est le magasin d’attache : celui où il a acheté le plus souvent ; les fiches fusionnées comptent pour un client',
    },
    unit: 'MONEY',
    grain: { en: 'order', fr: 'commande' },
    source: {
      en: 'orders placed, canceled and returned, interactions, customers merged',
      fr: 'commandes passées, annulées et rendues, rencontres, fiches fusionnées',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'catchment_online_uplift',
    labels: { en: 'Online orders from the catchment', fr: 'Commandes en ligne de la zone de chalandise' },
    formula: {
      en: '(remote orders sent into the catchment of the store ÷ those of the period compared with) ÷ (the same of orders sent elsewhere) − 1; by postal code of delivery, orders without one left out',
      fr: '(commandes à distance livrées dans la zone de chalandise du magasin ÷ celles de la période comparée) ÷ (le même rapport pour les commandes livrées ailleurs) − 1 ; par code postal de livraison, commandes sans code postal exclues',
    },
    unit: 'RATE',
    grain: { en: 'order', fr: 'commande' },
    source: { en: 'orders placed, catchments of stores', fr: 'commandes passées, zones de chalandise des magasins' },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'fulfillment_credits',
    labels: { en: 'Credits for fulfillment', fr: 'Crédits de préparation' },
    formula: {
      en: 'Σ net sales kept of what a store sent or handed out for another, or for remote sales, × its share by the rules at the date of the order',
      fr: 'Σ ventes nettes conservées de ce qu’un magasin a expédié ou remis pour un autre, ou pour la vente à distance, × sa part selon les règles à la date de la commande',
    },
    unit: 'MONEY',
    grain: LINE,
    source: {
      en: 'orders placed, canceled and returned, fulfillment, rules by date',
      fr: 'commandes passées, annulées et rendues, préparations, règles datées',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'store_goal_sales',
    labels: { en: 'Sales that count in store goals', fr: 'Ventes comptées dans les objectifs des magasins' },
    formula: {
      en: 'net sales of stores + the online sales that they influenced',
      fr: 'ventes nettes des magasins + ventes en ligne qu’ils ont influencées',
    },
    unit: 'MONEY',
    grain: LINE,
    source: {
      en: 'orders placed, canceled and returned, interactions, customers merged',
      fr: 'commandes passées, annulées et rendues, rencontres, fiches fusionnées',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
] as const satisfies readonly Metric[];
