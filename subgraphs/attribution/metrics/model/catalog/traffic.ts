import type { Metric } from '../metric.ts';

const SESSION = { en: 'session', fr: 'session' } as const;
const SOURCE = {
  en: 'touchpoints of browsers and apps, orders placed, customers merged',
  fr: 'points de contact des navigateurs et des applications, commandes passées, fiches fusionnées',
} as const;
const base = { grain: SESSION, source: SOURCE, benchmark: null } as const;

/** Figures of visits online. Programs are in none but their own share. */
export const TRAFFIC_METRICS = [
  {
    ...base,
    key: 'sessions',
    labels: { en: 'Sessions', fr: 'Sessions' },
    formula: {
      en: 'visits of browsers and apps; one ends after 30 minutes of silence, at midnight of the business day, and where another campaign begins, so counts differ from GA4, which keeps the 30 minutes alone',
      fr: 'visites des navigateurs et des applications ; une session finit après 30 minutes de silence, à minuit de la journée commerciale et quand commence une autre campagne : les comptes diffèrent de GA4, qui ne garde que les 30 minutes',
    },
    unit: 'COUNT',
    goodWhen: 'UP',
    isQuotient: false,
  },
  {
    ...base,
    key: 'bounce_rate',
    labels: { en: 'Bounce rate', fr: 'Taux de rebond' },
    formula: {
      en: 'sessions of a single moment and no order ÷ sessions',
      fr: 'sessions d’un seul moment et sans commande ÷ sessions',
    },
    unit: 'RATE',
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    ...base,
    key: 'conversion_rate',
    labels: { en: 'Conversion rate', fr: 'Taux de transformation' },
    formula: {
      en: 'sessions with an order ÷ sessions, online; an order counts in the last session of its browser or customer, in its own channel, that was not over for 30 minutes',
      fr: 'sessions avec commande ÷ sessions, en ligne ; une commande compte dans la dernière session de son navigateur ou de son client, sur son propre canal, finie depuis 30 minutes au plus',
    },
    unit: 'RATE',
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    ...base,
    key: 'pages_per_session',
    labels: { en: 'Pages per session', fr: 'Pages par session' },
    formula: { en: 'pages looked at ÷ sessions', fr: 'pages consultées ÷ sessions' },
    unit: 'NUMBER',
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    ...base,
    key: 'availability_disappointment',
    labels: { en: 'Abandoned after out of stock', fr: 'Abandons après rupture' },
    formula: {
      en: 'sessions without cart, checkout or order after their last product out of stock or refused cart ÷ sessions with one',
      fr: 'sessions sans panier ni commande après leur dernier produit épuisé ou panier refusé ÷ sessions qui en ont un',
    },
    benchmark: {
      en: '89 % of shoppers ready to abandon when a product is not available',
      fr: '89 % des acheteurs prêts à abandonner quand un produit est indisponible',
    },
    unit: 'RATE',
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    ...base,
    key: 'bot_share',
    labels: { en: 'Share of bots', fr: 'Part des robots' },
    formula: {
      en: 'sessions of bots, by what their user agent declares ÷ all sessions; they are in no other figure',
      fr: 'sessions de robots, d’après ce qu’ils déclarent ÷ toutes les sessions ; ils ne comptent dans aucun autre chiffre',
    },
    unit: 'RATE',
    goodWhen: 'NEUTRAL',
    isQuotient: true,
  },
  {
    ...base,
    key: 'unconsented_share',
    labels: { en: 'Share without consent', fr: 'Part sans consentement' },
    formula: {
      en: 'sessions without consent ÷ sessions of which consent is known; a storefront’s script sends nothing before consent, so only a shop that counts by itself has any',
      fr: 'sessions sans consentement ÷ sessions dont le consentement est connu ; le script d’une boutique n’envoie rien avant le consentement, seule une boutique qui compte elle-même en a',
    },
    unit: 'RATE',
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    ...base,
    key: 'sales_per_session',
    labels: { en: 'Sales per session', fr: 'CA par session' },
    formula: {
      en: 'gross sales less discounts of the orders placed in sessions, before tax ÷ sessions; cancellations and returns are not taken off',
      fr: 'ventes brutes moins remises des commandes passées dans les sessions, hors taxes ÷ sessions ; annulations et retours ne sont pas déduits',
    },
    unit: 'MONEY',
    goodWhen: 'UP',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];
