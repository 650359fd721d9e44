import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const SPEND: Words = {
  en: 'spend by channel, campaign and day; purchases, customers merged',
  fr: 'dépenses par canal, campagne et jour ; achats, fiches fusionnées',
};
const CUSTOMER: Words = { en: 'customer', fr: 'client' };
const SPENT: Words = { en: 'amount spent', fr: 'montant dépensé' };

/** Figures of what was spent, and of its return. */
export const SPEND_METRICS = [
  {
    key: 'customer_acquisition_cost',
    labels: { en: 'Acquisition cost', fr: 'Coût d’acquisition' },
    formula: {
      en: 'spend to win customers ÷ customers whose first purchase lies in the period; merged customers count as one',
      fr: 'dépenses de conquête ÷ clients dont le premier achat est dans la période ; les fiches fusionnées comptent pour un client',
    },
    unit: 'MONEY',
    grain: CUSTOMER,
    source: SPEND,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'customer_retention_cost',
    labels: { en: 'Retention cost', fr: 'Coût de fidélisation' },
    formula: {
      en: 'spend to keep customers ÷ customers who bought in the period and before it',
      fr: 'dépenses de fidélisation ÷ clients ayant acheté dans la période et avant elle',
    },
    unit: 'MONEY',
    grain: CUSTOMER,
    source: SPEND,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'acquisition_retention_ratio',
    labels: { en: 'Acquisition to retention cost', fr: 'Acquisition sur fidélisation' },
    formula: { en: 'acquisition cost ÷ retention cost', fr: 'coût d’acquisition ÷ coût de fidélisation' },
    unit: 'NUMBER',
    grain: CUSTOMER,
    source: SPEND,
    benchmark: {
      en: '5 to 22 times, as published for retail',
      fr: 'de 5 à 22 fois, selon les chiffres publiés pour le commerce',
    },
    goodWhen: 'NEUTRAL',
    isQuotient: true,
  },
  {
    key: 'marketing_efficiency_ratio',
    labels: { en: 'Sales per amount spent', fr: 'Ventes par montant dépensé' },
    formula: {
      en: 'net sales of the period ÷ all spend of the period',
      fr: 'chiffre d’affaires net de la période ÷ toutes ses dépenses',
    },
    unit: 'NUMBER',
    grain: SPENT,
    source: SPEND,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'return_on_ad_spend',
    labels: { en: 'Return on ad spend', fr: 'Rendement des dépenses' },
    formula: {
      en: 'net sales credited, by the model of the report, to the channels or campaigns that had spend ÷ all spend',
      fr: 'chiffre d’affaires net attribué, par le modèle du rapport, aux canaux ou campagnes qui ont reçu des dépenses ÷ toutes les dépenses',
    },
    unit: 'NUMBER',
    grain: SPENT,
    source: SPEND,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];

export type SpendMetricKey = (typeof SPEND_METRICS)[number]['key'];
