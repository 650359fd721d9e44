import { defineMessages } from '../i18n/messages.ts';

/** Names of customers by recency, frequency and value. */
export const segmentMessages = defineMessages({
  en: {
    group: {
      ACTIVE: 'Active',
      ALMOST_LOST: 'Almost lost',
      AT_RISK: 'At risk',
      CHAMPIONS: 'Champions',
      DORMANT: 'Dormant',
      LOYAL: 'Loyal',
      NEEDS_ATTENTION: 'Needs attention',
      NEW: 'New',
      PREVIOUSLY_LOYAL: 'Previously loyal',
      PROMISING: 'Promising',
    },
    cellName: 'Recency %{recency}, frequency and value %{frequencyAndValue}',
  },
  fr: {
    group: {
      ACTIVE: 'Actifs',
      ALMOST_LOST: 'Presque perdus',
      AT_RISK: 'À risque',
      CHAMPIONS: 'Champions',
      DORMANT: 'Dormants',
      LOYAL: 'Fidèles',
      NEEDS_ATTENTION: 'À relancer',
      NEW: 'Nouveaux',
      PREVIOUSLY_LOYAL: 'Anciens fidèles',
      PROMISING: 'Prometteurs',
    },
    cellName: 'Récence %{recency}, fréquence et valeur %{frequencyAndValue}',
  },
});
