import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const COUNTS: Words = {
  en: 'visitors counted by store, day and hour; orders placed in stores, of every currency',
  fr: 'visiteurs comptés par magasin, jour et heure ; commandes passées en magasin, toutes devises',
};

/** Figures of how many came into stores. */
export const FOOTFALL_METRICS = [
  {
    key: 'store_conversion_rate',
    labels: { en: 'Store conversion', fr: 'Conversion en magasin' },
    formula: {
      en: 'orders placed in stores ÷ visitors, of days that were counted alone; of a day counted by the hour, its counted hours',
      fr: 'commandes passées en magasin ÷ visiteurs, des seuls jours comptés ; pour un jour compté par heure, ses heures comptées',
    },
    unit: 'RATE',
    grain: { en: 'visitor', fr: 'visiteur' },
    source: COUNTS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'store_orders',
  },
  {
    key: 'footfall_coverage',
    labels: { en: 'Days counted', fr: 'Jours comptés' },
    formula: {
      en: 'days of stores that were counted ÷ days of stores that were counted or sold something',
      fr: 'jours de magasin comptés ÷ jours de magasin comptés ou avec une vente',
    },
    unit: 'RATE',
    grain: { en: 'day of a store', fr: 'jour de magasin' },
    source: COUNTS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'store_orders',
  },
] as const satisfies readonly Metric[];
