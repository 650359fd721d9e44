import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const base = {
  formula: {
    en: 'margin of the days of stores at the stage less their margin 364 days before, when they had not reached it ÷ what the stage cost in the period',
    fr: 'marge des jours des magasins à ce stade moins leur marge 364 jours plus tôt, avant qu’ils l’aient atteint ÷ ce que le stade a coûté dans la période',
  },
  unit: 'RATE',
  grain: { en: 'day of a store', fr: 'jour d’un magasin' },
  source: {
    en: 'stages entered by stores and their costs; orders placed, canceled and returned',
    fr: 'stades atteints par les magasins et leurs coûts ; commandes passées, annulées et rendues',
  },
  goodWhen: 'UP',
  isQuotient: true,
  tellsCosts: true,
  statement: 'maturity',
} as const;

/** As the trade publishes it, for a stage. */
const published = (low: number, high: number): Words => ({
  en: `+${low} to +${high} % (trade figure, first source not named)`,
  fr: `+${low} à +${high} % (chiffre de la profession, source première non citée)`,
});

/** What each stage of maturity brings for what it costs. */
export const MATURITY_METRICS = [
  {
    ...base,
    key: 'multichannel_return',
    labels: { en: 'Return of the multichannel stage', fr: 'Rendement du stade multicanal' },
    benchmark: published(10, 15),
  },
  {
    ...base,
    key: 'cross_channel_return',
    labels: { en: 'Return of the cross-channel stage', fr: 'Rendement du stade cross-canal' },
    benchmark: published(20, 25),
  },
  {
    ...base,
    key: 'omnichannel_return',
    labels: { en: 'Return of the omnichannel stage', fr: 'Rendement du stade omnicanal' },
    benchmark: published(30, 40),
  },
] as const satisfies readonly Metric[];
