import type { Words } from '#kernel/values/words.ts';
import type { Metric } from '../metric.ts';

const CUSTOMER: Words = { en: 'customer', fr: 'client' };
const TOUCHES_AND_ORDERS: Words = {
  en: 'touchpoints, purchases, customers merged',
  fr: 'points de contact, achats, fiches fusionnées',
};
const VISITS: Words = {
  en: 'touchpoints, purchases, orders collected, customers merged',
  fr: 'points de contact, achats, commandes retirées, fiches fusionnées',
};
const ORDERS: Words = { en: 'purchases, customers merged', fr: 'achats, fiches fusionnées' };

/** How people go from one channel to another; figures of known customers, a browser of one of them counts as that customer. */
export const CROSS_CHANNEL_METRICS = [
  {
    key: 'cross_channel_conversion',
    labels: { en: 'Conversion from channel to channel', fr: 'Passage d’un canal à l’autre' },
    formula: {
      en: 'people who bought in channel B on the day of a touch in channel A or in the N days after it ÷ people with a touch in channel A; touches whose N days are not over are left out, and canceled orders',
      fr: 'personnes ayant acheté sur le canal B le jour d’un contact sur le canal A ou dans les N jours suivants ÷ personnes ayant eu un contact sur le canal A ; les contacts dont les N jours ne sont pas écoulés sont exclus, ainsi que les commandes annulées',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: TOUCHES_AND_ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'cross_channel_buyers',
    labels: { en: 'Bought in another channel', fr: 'Achat sur un autre canal' },
    formula: {
      en: 'people who, on the day of a touch or in the N days after it, bought in another channel than the one touched ÷ people with a touch; touches whose N days are not over are left out',
      fr: 'personnes ayant acheté, le jour d’un contact ou dans les N jours suivants, sur un autre canal que celui du contact ÷ personnes ayant eu un contact ; les contacts dont les N jours ne sont pas écoulés sont exclus',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: TOUCHES_AND_ORDERS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'research_online_rate',
    labels: { en: 'Researched online, bought in a store', fr: 'Recherche en ligne, achat en magasin' },
    formula: {
      en: 'customers with a touch online in the 7 days before a purchase in a store ÷ identified customers who bought in a store',
      fr: 'clients ayant eu un contact en ligne dans les 7 jours avant un achat en magasin ÷ clients identifiés ayant acheté en magasin',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: TOUCHES_AND_ORDERS,
    benchmark: {
      en: '87 % of store buyers (trade figure, first source not named)',
      fr: '87 % des acheteurs en magasin (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'retention',
    labels: { en: 'Bought again', fr: 'Clients revenus acheter' },
    formula: {
      en: 'customers of the period before who bought in this one ÷ customers of the period before; of several channels: purchases in ≥ 2 of them in the 365 days up to the end of the period before',
      fr: 'clients de la période précédente ayant acheté dans celle-ci ÷ clients de la période précédente ; omnicanal : achats sur au moins 2 canaux dans les 365 jours qui finissent avec la période précédente',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: ORDERS,
    benchmark: {
      en: '89 % of customers of several channels, 33 % of one (trade figure, first source not named)',
      fr: '89 % des clients omnicanaux, 33 % des monocanaux (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'store_spend_uplift',
    labels: {
      en: 'Order value in stores, several channels against one',
      fr: 'Panier moyen en magasin, omnicanal contre monocanal',
    },
    formula: {
      en: 'average value of store orders of customers of several channels ÷ that of customers of one − 1; canceled orders left out; channels of the 365 days up to the end of the period',
      fr: 'panier moyen en magasin des clients omnicanaux ÷ celui des clients monocanaux − 1 ; hors commandes annulées ; canaux des 365 jours qui finissent avec la période',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: ORDERS,
    benchmark: {
      en: '+4 % (trade figure, first source not named)',
      fr: '+4 % (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'online_spend_uplift',
    labels: {
      en: 'Order value online, several channels against one',
      fr: 'Panier moyen en ligne, omnicanal contre monocanal',
    },
    formula: {
      en: 'average value of online orders of customers of several channels ÷ that of customers of one − 1; canceled orders left out; channels of the 365 days up to the end of the period',
      fr: 'panier moyen en ligne des clients omnicanaux ÷ celui des clients monocanaux − 1 ; hors commandes annulées ; canaux des 365 jours qui finissent avec la période',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: ORDERS,
    benchmark: {
      en: '+10 % (trade figure, first source not named)',
      fr: '+10 % (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'repeat_visits',
    labels: { en: 'Visits after a purchase', fr: 'Visites après un achat' },
    formula: {
      en: 'visits in the 182 days after the last purchase ÷ customers who bought in the period moved back by 182 days; a visit is a session online or a stay in a store (visit, purchase, pickup), moments less than 30 minutes apart are one',
      fr: 'visites dans les 182 jours après le dernier achat ÷ clients ayant acheté dans la période reculée de 182 jours ; une visite est une session en ligne ou un passage en magasin (visite, achat, retrait), des moments à moins de 30 minutes ne font qu’une visite',
    },
    unit: 'NUMBER',
    grain: CUSTOMER,
    source: VISITS,
    benchmark: null,
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'repeat_visit_uplift',
    labels: { en: 'Repeat visits, several channels against one', fr: 'Visites répétées, omnicanal contre monocanal' },
    formula: {
      en: 'visits in the 182 days after the last purchase, a customer of several channels ÷ one of a single channel − 1; channels of the 365 days up to the purchase',
      fr: 'visites dans les 182 jours après le dernier achat, client omnicanal ÷ client monocanal − 1 ; canaux des 365 jours jusqu’à l’achat',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: VISITS,
    benchmark: {
      en: '+23 % within six months (trade figure, first source not named)',
      fr: '+23 % en six mois (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'pickup_attach_rate',
    labels: { en: 'Purchases at pickup', fr: 'Achats lors d’un retrait' },
    formula: {
      en: 'orders collected whose customer bought something else in a store in the 2 hours from collecting ÷ orders collected by known customers; canceled orders left out',
      fr: 'commandes retirées dont le client a acheté autre chose en magasin dans les 2 heures suivant le retrait ÷ commandes retirées par des clients connus ; hors commandes annulées',
    },
    unit: 'RATE',
    grain: { en: 'pickup', fr: 'retrait' },
    source: {
      en: 'orders collected, purchases, customers merged',
      fr: 'commandes retirées, achats, fiches fusionnées',
    },
    benchmark: {
      en: '25 % to 30 % (trade figure, first source not named)',
      fr: '25 % à 30 % (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'pickup_adoption',
    labels: { en: 'Online buyers who collect', fr: 'Acheteurs en ligne qui retirent' },
    formula: {
      en: 'customers with an online order to be collected ÷ customers with an online order',
      fr: 'clients ayant passé une commande en ligne à retirer ÷ clients ayant commandé en ligne',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: ORDERS,
    benchmark: { en: '41 % (FEVAD)', fr: '41 % (FEVAD)' },
    goodWhen: 'UP',
    isQuotient: true,
  },
  {
    key: 'store_intent_loss',
    labels: { en: 'Looked for a store, never came', fr: 'Intention magasin perdue' },
    formula: {
      en: 'customers who looked for a store or for stock in one and neither visited nor bought nor collected in any within N days ÷ customers who looked; searches whose N days are not over are left out',
      fr: 'clients ayant cherché un magasin ou vérifié un stock, sans visite, achat ni retrait en magasin dans les N jours ÷ clients ayant cherché ; les recherches dont les N jours ne sont pas écoulés sont exclues',
    },
    unit: 'RATE',
    grain: CUSTOMER,
    source: VISITS,
    benchmark: {
      en: '20 % lost from mobile to store (trade figure, first source not named)',
      fr: '20 % perdus du mobile au magasin (chiffre de la profession, source première non citée)',
    },
    goodWhen: 'DOWN',
    isQuotient: true,
  },
] as const satisfies readonly Metric[];
