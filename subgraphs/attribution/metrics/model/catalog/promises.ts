import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const STEPS: Words = {
  en: 'promises made, steps of fulfillment',
  fr: 'promesses faites, étapes de préparation',
};
const PROMISE: Words = { en: 'promise', fr: 'promesse' };
const RETURN: Words = { en: 'return', fr: 'retour' };
const RETURNS: Words = { en: 'returns accepted, exchanges', fr: 'retours acceptés, échanges' };
const VISITS: Words = { en: 'touchpoints, orders placed', fr: 'points de contact, commandes passées' };
const VISIT: Words = { en: 'visitor, by day', fr: 'visiteur, par jour' };
const KEPT: Words = {
  en: 'promises of the period kept on time ÷ those that are due or done; canceled before the promised moment counts as none',
  fr: 'promesses de la période tenues à temps ÷ celles échues ou accomplies ; une annulation avant le moment promis ne compte pas',
};

/** What was promised and kept, saved in a store, and brought back. */
export const PROMISE_METRICS = [
  {
    key: 'promise_kept_rate',
    labels: { en: 'Promises kept', fr: 'Promesses tenues' },
    formula: KEPT,
    unit: 'RATE',
    grain: PROMISE,
    source: STEPS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'promises',
  },
  {
    key: 'pickup_promise_kept_rate',
    labels: { en: 'Pickup within 1 h kept', fr: 'Retrait en 1 h tenu' },
    formula: {
      en: 'pickups promised within 1 h that were ready in time ÷ those that are due or done',
      fr: 'retraits promis en 1 h prêts à temps ÷ ceux échus ou accomplis',
    },
    unit: 'RATE',
    grain: PROMISE,
    source: STEPS,
    benchmark: { en: 'ready within 1 h (Fnac Darty)', fr: 'prêt en 1 h (Fnac Darty)' },
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'promises',
  },
  {
    key: 'day_promise_kept_rate',
    labels: { en: 'Delivery within 24 h kept', fr: 'Livraison en 24 h tenue' },
    formula: {
      en: 'deliveries promised within 24 h that arrived in time ÷ those that are due or done',
      fr: 'livraisons promises en 24 h arrivées à temps ÷ celles échues ou accomplies',
    },
    unit: 'RATE',
    grain: PROMISE,
    source: STEPS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'promises',
  },
  {
    key: 'same_day_promise_kept_rate',
    labels: { en: 'Same-day delivery kept', fr: 'Livraison le jour même tenue' },
    formula: {
      en: 'deliveries promised for the same day that arrived in time ÷ those that are due or done',
      fr: 'livraisons promises pour le jour même arrivées à temps ÷ celles échues ou accomplies',
    },
    unit: 'RATE',
    grain: PROMISE,
    source: STEPS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'promises',
  },
  {
    key: 'saved_sales',
    labels: { en: 'Saved sales', fr: 'Ventes sauvées' },
    formula: {
      en: 'orders sold in a store and fulfilled from another place, canceled ones out; n is all orders sold in stores',
      fr: 'commandes vendues en magasin et préparées ailleurs, hors annulations ; n compte toutes les commandes vendues en magasin',
    },
    unit: 'COUNT',
    grain: { en: 'order', fr: 'commande' },
    source: {
      en: 'orders placed and canceled, steps of fulfillment',
      fr: 'commandes passées et annulées, étapes de préparation',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    key: 'saved_sales_value',
    labels: { en: 'Value of saved sales', fr: 'Valeur des ventes sauvées' },
    formula: {
      en: 'gross sales − discounts of saved sales, ex tax',
      fr: 'ventes brutes − remises des ventes sauvées, hors taxes',
    },
    unit: 'MONEY',
    grain: { en: 'order', fr: 'commande' },
    source: {
      en: 'orders placed and canceled, steps of fulfillment',
      fr: 'commandes passées et annulées, étapes de préparation',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: false,
    statement: 'saved_sales',
  },
  {
    key: 'return_in_store_share',
    labels: { en: 'Online returns taken in a store', fr: 'Retours web rapportés en magasin' },
    formula: {
      en: 'returns of orders without a selling store that were taken at a place that sells ÷ returns of such orders',
      fr: 'retours de commandes sans magasin de vente rapportés dans un lieu de vente ÷ retours de ces commandes',
    },
    unit: 'RATE',
    grain: RETURN,
    source: RETURNS,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: true,
    statement: 'returns',
  },
  {
    key: 'exchange_share',
    labels: { en: 'Returns that were exchanged', fr: 'Retours échangés' },
    formula: {
      en: 'returns of the period with an exchange ÷ returns of the period',
      fr: 'retours de la période suivis d’un échange ÷ retours de la période',
    },
    unit: 'RATE',
    grain: RETURN,
    source: RETURNS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'returns',
  },
  {
    key: 'promise_conversion',
    labels: { en: 'Conversion uplift of a pickup promise', fr: 'Gain de transformation d’une promesse de retrait' },
    formula: {
      en: 'share of visitors of a day who ordered online, where a pickup promise was shown to them that day ÷ where none was − 1; visitors by the id they were seen with',
      fr: 'part des visiteurs du jour ayant commandé en ligne, quand une promesse de retrait leur a été affichée ce jour-là ÷ sans promesse − 1 ; visiteurs selon l’identifiant observé',
    },
    unit: 'RATE',
    grain: VISIT,
    source: VISITS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'pickup_promise',
  },
  {
    key: 'promise_basket',
    labels: { en: 'Order value uplift of a pickup promise', fr: 'Gain de panier moyen d’une promesse de retrait' },
    formula: {
      en: 'average order value online on days with a pickup promise shown ÷ without − 1',
      fr: 'panier moyen en ligne les jours où une promesse de retrait est affichée ÷ sans promesse − 1',
    },
    unit: 'RATE',
    grain: { en: 'order', fr: 'commande' },
    source: VISITS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'pickup_promise',
  },
  {
    key: 'visit_conversion',
    labels: { en: 'Visitors of a day who ordered', fr: 'Taux de transformation par visiteur et par jour' },
    formula: {
      en: 'visitors who ordered online ÷ visitors, each counted once a day',
      fr: 'visiteurs ayant commandé en ligne ÷ visiteurs, chacun compté une fois par jour',
    },
    unit: 'RATE',
    grain: VISIT,
    source: VISITS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'pickup_promise',
  },
  {
    key: 'visit_basket',
    labels: { en: 'Average order value of these visitors', fr: 'Panier moyen de ces visiteurs' },
    formula: {
      en: '(gross sales − discounts) ÷ online orders of these days, ex tax',
      fr: '(ventes brutes − remises) ÷ commandes en ligne de ces jours, hors taxes',
    },
    unit: 'MONEY',
    grain: { en: 'order', fr: 'commande' },
    source: VISITS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'pickup_promise',
  },
] as const satisfies readonly Metric[];
