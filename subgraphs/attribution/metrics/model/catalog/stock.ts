import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const MOVES: Words = {
  en: 'every movement of stock, each dated its own day',
  fr: 'chaque mouvement de stock, à son jour',
};
const LEVEL: Words = { en: 'variant at a location', fr: 'déclinaison dans un lieu' };
const DEMAND: Words = {
  en: 'carts and checkouts refused for want of stock, views of products that were not available',
  fr: 'paniers et commandes refusés faute de stock, vues de produits introuvables',
};

const share = { unit: 'RATE', isQuotient: true, benchmark: null } as const;

/** Figures of stock: what sells of it, what is missing, what lies too long. */
export const STOCK_METRICS = [
  {
    ...share,
    key: 'paradoxical_stock_out_rate',
    labels: { en: 'Paradoxical stock-out rate', fr: 'Taux de rupture paradoxale' },
    formula: {
      en: 'online requests that found no stock of a variant while some store had units of it at some time of that business day ÷ all online requests that found no stock',
      fr: 'demandes en ligne restées sans stock d’une déclinaison alors qu’un magasin en avait à un moment de la même journée ÷ toutes les demandes en ligne restées sans stock',
    },
    grain: { en: 'request, by variant and day', fr: 'demande, par déclinaison et par jour' },
    source: DEMAND,
    benchmark: {
      en: '> 15 % alert (signal 1 of unified stock)',
      fr: 'alerte au-delà de 15 % (signal 1 du stock unifié)',
    },
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'margin_pressure',
    labels: { en: 'Margin pressure', fr: 'Pression sur la marge' },
    formula: {
      en: '(transfer cost + markdowns of stock not sold, no discounts of orders, + 20 % a year of the cost of units beyond the days of cover) ÷ net sales',
      fr: '(coût des transferts + démarque du stock invendu, sans les remises des commandes, + 20 % par an du coût des articles au-delà des jours de couverture) ÷ chiffre d’affaires net',
    },
    grain: { en: 'store', fr: 'magasin' },
    source: {
      en: 'movements of stock, order lines, transfers and markdowns',
      fr: 'mouvements de stock, lignes de commande, transferts et démarques',
    },
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'phygital_demand_share',
    labels: { en: 'Phygital demand', fr: 'Demande phygitale' },
    formula: {
      en: 'orders picked up or shipped from a store, e-reservations, and refused requests of these ÷ orders, e-reservations and refused requests',
      fr: 'commandes retirées ou expédiées d’un magasin, e-réservations et demandes refusées de ces services ÷ commandes, e-réservations et demandes refusées',
    },
    grain: { en: 'order or request', fr: 'commande ou demande' },
    source: { en: 'orders placed, services requested', fr: 'commandes passées, services demandés' },
    goodWhen: 'NEUTRAL',
  },
  {
    ...share,
    key: 'sell_through',
    labels: { en: 'Sell-through', fr: 'Taux d’écoulement' },
    formula: {
      en: 'units sold ÷ (units on hand at the beginning + units received)',
      fr: 'articles vendus ÷ (stock physique au début + articles reçus)',
    },
    grain: LEVEL,
    source: MOVES,
    goodWhen: 'UP',
  },
  {
    key: 'days_of_stock_left',
    labels: { en: 'Days of stock left', fr: 'Jours de stock restants' },
    formula: {
      en: 'units available ÷ units sold a day, over those of the last 28 days on which there was stock',
      fr: 'articles disponibles ÷ articles vendus par jour, sur ceux des 28 derniers jours où il y avait du stock',
    },
    unit: 'NUMBER',
    grain: LEVEL,
    source: MOVES,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: true,
  },
  {
    key: 'gmroi',
    labels: { en: 'GMROI', fr: 'GMROI (marge sur stock investi)' },
    formula: {
      en: 'gross margin of a year at the pace of the period ÷ stock at cost, averaged over its days',
      fr: 'marge brute d’une année au rythme de la période ÷ stock au prix de revient, en moyenne sur ses jours',
    },
    unit: 'NUMBER',
    grain: LEVEL,
    source: {
      en: 'movements of stock, order lines with a cost',
      fr: 'mouvements de stock, lignes de commande avec coût',
    },
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    ...share,
    key: 'stock_out_rate',
    labels: { en: 'Stock-out rate', fr: 'Taux de rupture' },
    formula: {
      en: 'active variants without available units at the end of the period ÷ active variants, by location; active: had stock or sold within 90 days',
      fr: 'déclinaisons actives sans article disponible à la fin de la période ÷ déclinaisons actives, par lieu ; active : en stock ou vendue depuis moins de 90 jours',
    },
    grain: LEVEL,
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'stock_out_time_share',
    labels: { en: 'Time out of stock', fr: 'Temps en rupture' },
    formula: {
      en: 'days without an available unit at any time ÷ days observed, of active variants by location',
      fr: 'jours sans aucun article disponible ÷ jours observés, des déclinaisons actives par lieu',
    },
    grain: { en: 'variant at a location, by day', fr: 'déclinaison dans un lieu, par jour' },
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'stock_out_demand_share',
    labels: { en: 'Demand out of stock', fr: 'Demande en rupture' },
    formula: {
      en: 'the same days, each weighted with the units that sell a day there while there is stock',
      fr: 'les mêmes jours, chacun pondéré par les ventes quotidiennes du lieu quand il y a du stock',
    },
    grain: { en: 'variant at a location, by day', fr: 'déclinaison dans un lieu, par jour' },
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'avoidable_stock_out_rate',
    labels: { en: 'Avoidable stock-outs', fr: 'Ruptures évitables' },
    formula: {
      en: 'active variants out in a store while a warehouse has units ÷ active variants, by store',
      fr: 'déclinaisons actives en rupture dans un magasin alors qu’un entrepôt en a ÷ déclinaisons actives, par magasin',
    },
    grain: { en: 'variant in a store', fr: 'déclinaison dans un magasin' },
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'aged_stock_90',
    labels: { en: 'Stock idle for 90 days', fr: 'Stock dormant depuis 90 jours' },
    formula: {
      en: 'stock at cost without a sale for 90 days or more, or since it came ÷ stock at cost',
      fr: 'stock au prix de revient sans vente depuis 90 jours ou plus, ou depuis son arrivée ÷ stock au prix de revient',
    },
    grain: LEVEL,
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    ...share,
    key: 'aged_stock_180',
    labels: { en: 'Stock idle for 180 days', fr: 'Stock dormant depuis 180 jours' },
    formula: {
      en: 'stock at cost without a sale for 180 days or more, or since it came ÷ stock at cost',
      fr: 'stock au prix de revient sans vente depuis 180 jours ou plus, ou depuis son arrivée ÷ stock au prix de revient',
    },
    grain: LEVEL,
    source: MOVES,
    goodWhen: 'DOWN',
  },
  {
    key: 'stock_value',
    labels: { en: 'Stock at cost', fr: 'Stock au prix de revient' },
    formula: {
      en: 'Σ units on hand × cost of a unit today, of variants whose cost is known',
      fr: 'Σ stock physique × prix de revient actuel, des déclinaisons dont le coût est connu',
    },
    unit: 'MONEY',
    grain: LEVEL,
    source: MOVES,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: false,
  },
] as const satisfies readonly Metric[];

export type StockMetricKey = (typeof STOCK_METRICS)[number]['key'];
