import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const CONVERSATION: Words = { en: 'conversation', fr: 'conversation' };
const CONVERSATIONS: Words = {
  en: 'conversations opened, answered and resolved',
  fr: 'conversations ouvertes, réponses, résolutions',
};
const INTERACTIONS: Words = { en: 'interactions, handoffs read', fr: 'interactions, passages de relais lus' };

/** How customers are answered, known again and credited. */
export const CARE_METRICS = [
  {
    key: 'first_response_time',
    labels: { en: 'First response', fr: 'Première réponse' },
    formula: {
      en: 'median time from opening to the first answer, of answered conversations opened in the period',
      fr: 'temps médian de l’ouverture à la première réponse, des conversations ouvertes dans la période qui ont reçu une réponse',
    },
    unit: 'SECONDS',
    grain: CONVERSATION,
    source: CONVERSATIONS,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
    statement: 'conversations',
  },
  {
    key: 'resolution_rate',
    labels: { en: 'Conversations resolved', fr: 'Conversations résolues' },
    formula: {
      en: 'resolved conversations ÷ conversations opened in the period',
      fr: 'conversations résolues ÷ conversations ouvertes dans la période',
    },
    unit: 'RATE',
    grain: CONVERSATION,
    source: CONVERSATIONS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'conversations',
  },
  {
    key: 'resolution_time',
    labels: { en: 'Time to resolution', fr: 'Temps de résolution' },
    formula: {
      en: 'median time from opening to resolution, of resolved conversations opened in the period',
      fr: 'temps médian de l’ouverture à la résolution, des conversations résolues ouvertes dans la période',
    },
    unit: 'SECONDS',
    grain: CONVERSATION,
    source: CONVERSATIONS,
    benchmark: null,
    goodWhen: 'DOWN',
    isQuotient: true,
    statement: 'conversations',
  },
  {
    key: 'repeated_context_rate',
    labels: { en: 'Interactions without context', fr: 'Interactions sans contexte' },
    formula: {
      en: 'interactions before which the same employee had not read the customer’s handoff in 24 h ÷ interactions',
      fr: 'interactions avant lesquelles le même employé n’avait pas lu le passage de relais du client en 24 h ÷ interactions',
    },
    unit: 'RATE',
    grain: { en: 'interaction', fr: 'interaction' },
    source: INTERACTIONS,
    benchmark: {
      en: '74 % of customers are frustrated at having to repeat themselves',
      fr: '74 % des clients frustrés de devoir se répéter',
    },
    goodWhen: 'DOWN',
    isQuotient: true,
    statement: 'interactions',
  },
  {
    key: 'fitting_room_capture_rate',
    labels: { en: 'Fitting-room outcomes recorded', fr: 'Essayages renseignés' },
    formula: {
      en: 'pieces tried on whose outcome was recorded ÷ pieces tried on',
      fr: 'articles essayés dont l’issue est notée ÷ articles essayés',
    },
    unit: 'RATE',
    grain: { en: 'piece tried on', fr: 'article essayé' },
    source: { en: 'interactions of kind TRY_ON', fr: 'interactions de type TRY_ON' },
    benchmark: { en: '1 % (99 % of fitting-room data is lost)', fr: '1 % (99 % des données de cabine perdues)' },
    goodWhen: 'UP',
    isQuotient: true,
    statement: 'try_ons',
  },
  {
    key: 'points_latency',
    labels: { en: 'Points on the balance', fr: 'Points crédités' },
    formula: {
      en: '95 % of orders have their points on the balance within this time; imported history out',
      fr: '95 % des commandes ont leurs points crédités dans ce délai ; historique importé exclu',
    },
    unit: 'SECONDS',
    grain: { en: 'order', fr: 'commande' },
    source: { en: 'points earned', fr: 'points gagnés' },
    benchmark: { en: 'at once, instead of 48 h', fr: 'immédiat, au lieu de 48 h' },
    goodWhen: 'DOWN',
    isQuotient: true,
  },
  {
    key: 'gift_card_cross_use',
    labels: { en: 'Gift cards spent in another channel', fr: 'Cartes cadeaux utilisées sur un autre canal' },
    formula: {
      en: 'amount paid by gift cards in a channel other than the one that sold the card ÷ amount paid by gift cards',
      fr: 'montant réglé par carte cadeau sur un autre canal que celui qui l’a vendue ÷ montant réglé par carte cadeau',
    },
    unit: 'RATE',
    grain: { en: 'redemption', fr: 'paiement par carte' },
    source: {
      en: 'gift cards issued and redeemed, orders placed',
      fr: 'cartes cadeaux émises et utilisées, commandes passées',
    },
    benchmark: null,
    goodWhen: 'NEUTRAL',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];
