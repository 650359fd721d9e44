import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const PURCHASES: Words = {
  en: 'purchases (orders neither canceled since nor taken back by an import) and their returns',
  fr: 'achats (commandes ni annulées depuis, ni reprises par un import) et leurs retours',
};

const FITTED: Words = {
  en: 'days of purchases, as fitted at the close of a day',
  fr: 'jours d’achat, ajustés à la clôture d’une journée',
};

/** What customers were worth, and what they are predicted to be worth. */
export const LIFETIME_VALUE_METRICS = [
  {
    key: 'customer_lifetime_value',
    labels: { en: 'Lifetime value to date', fr: 'Valeur vie à ce jour' },
    formula: {
      en: 'net sales since the first purchase ÷ customers, of customers acquired in the months shown; merged customers count as one',
      fr: 'ventes nettes depuis le premier achat ÷ clients, pour les clients acquis dans les mois affichés ; les fiches fusionnées comptent pour un client',
    },
    unit: 'MONEY',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'predicted_lifetime_value',
    labels: { en: 'Lifetime value to come', fr: 'Valeur vie à venir' },
    formula: {
      en: 'expected purchases (BG/NBD) × expected value (Gamma-Gamma) of the next 12 months, discounted by 10 % a year, by customer',
      fr: 'achats attendus (BG/NBD) × montant attendu (Gamma-Gamma) des 12 prochains mois, actualisés de 10 % par an, par client',
    },
    unit: 'MONEY',
    grain: { en: 'customer', fr: 'client' },
    source: FITTED,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'omni_lifetime_value_uplift',
    labels: { en: 'Lifetime value, omni against mono', fr: 'Valeur vie, omnicanal contre monocanal' },
    formula: {
      en: 'lifetime value of customers who bought in ≥ 2 channels ÷ that of customers of one channel − 1',
      fr: 'valeur vie des clients ayant acheté sur au moins 2 canaux ÷ celle des clients d’un seul canal − 1',
    },
    unit: 'RATE',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: {
      en: '+30 % (trade figure, first source not named)',
      fr: '+30 % (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'NEUTRAL',
    isQuotient: true,
  },
  {
    key: 'customer_lifetime_margin',
    labels: { en: 'Lifetime margin to date', fr: 'Marge vie à ce jour' },
    formula: {
      en: 'net sales whose cost is known − that cost, since the first purchase ÷ customers, of the same customers as the lifetime value; sales without a known cost bring nothing',
      fr: 'ventes nettes au coût connu − ce coût, depuis le premier achat ÷ clients, pour les mêmes clients que la valeur vie ; les ventes sans coût connu n’apportent rien',
    },
    unit: 'MONEY',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    tellsCosts: true,
    statement: 'customer_lifetime_value',
  },
  {
    key: 'lifetime_cost_coverage',
    labels: { en: 'Lifetime sales with a known cost', fr: 'Ventes vie au coût connu' },
    formula: {
      en: 'net sales whose cost is known ÷ net sales, since the first purchase, of the same customers: the part of the lifetime value that its margin covers',
      fr: 'ventes nettes au coût connu ÷ ventes nettes, depuis le premier achat, des mêmes clients : la part de la valeur vie que couvre sa marge',
    },
    unit: 'RATE',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'customer_lifetime_value',
  },
  {
    key: 'predicted_lifetime_margin',
    labels: { en: 'Lifetime margin to come', fr: 'Marge vie à venir' },
    formula: {
      en: 'predicted lifetime value × margin rate of the sales so far whose cost is known, of customers of several channels and of one each by their own',
      fr: 'valeur vie prévue × taux de marge des ventes passées au coût connu, celui des clients omnicanaux et celui des monocanaux',
    },
    unit: 'MONEY',
    grain: { en: 'customer', fr: 'client' },
    source: FITTED,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    tellsCosts: true,
  },
  {
    key: 'omni_lifetime_margin_uplift',
    labels: { en: 'Lifetime margin, omni against mono', fr: 'Marge vie, omnicanal contre monocanal' },
    formula: {
      en: 'lifetime margin of customers who bought in ≥ 2 channels ÷ that of customers of one channel − 1',
      fr: 'marge vie des clients ayant acheté sur au moins 2 canaux ÷ celle des clients d’un seul canal − 1',
    },
    unit: 'RATE',
    grain: { en: 'customer', fr: 'client' },
    source: PURCHASES,
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: true,
    tellsCosts: true,
    statement: 'customer_lifetime_value',
  },
] as const satisfies readonly Metric[];
