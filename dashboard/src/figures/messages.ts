import { defineMessages } from '../i18n/messages.ts';

/** Of metrics, and of the states of a report. */
export const figureMessages = defineMessages({
  en: {
    about: 'About “%{label}”',
    formula: 'Formula',
    source: 'Source',
    benchmark: 'Benchmark',
    isNew: 'new',
    few: 'n = %{n}',
    was: 'before: %{value}',
    openOrders: 'See these orders',
    empty: 'Nothing was sold in this period.',
    emptyHint: 'Choose a longer period, or other channels.',
    otherDates: 'Other dates…',
    failed: 'This report could not be loaded.',
    offline: 'You are offline; the report will load when the network is back.',
    forbidden: 'Your role does not include reports.',
    loading: 'Report loading',
  },
  fr: {
    about: 'À propos de « %{label} »',
    formula: 'Formule',
    source: 'Source',
    benchmark: 'Repère',
    isNew: 'nouveau',
    few: 'n = %{n}',
    was: 'avant : %{value}',
    openOrders: 'Voir ces commandes',
    empty: 'Rien n’a été vendu sur cette période.',
    emptyHint: 'Choisissez une période plus longue, ou d’autres canaux.',
    otherDates: 'Autres dates…',
    failed: 'Ce rapport n’a pas pu être chargé.',
    offline: 'Vous êtes hors ligne ; le rapport se chargera au retour du réseau.',
    forbidden: 'Les rapports ne font pas partie de votre rôle.',
    loading: 'Rapport en cours de chargement',
  },
});
