import { defineMessages } from '../i18n/messages.ts';

/** Of the frame that every report page has. */
export const frameMessages = defineMessages({
  en: {
    versus: 'compared with %{range}',
    shortHistory: 'the history begins on %{day}, so no change is shown',
    asOf: 'as of %{time}',
    updated: 'Report updated',
    isRead: 'This report is being computed.',
    before:
      'Reports over many people are computed one at a time: %{smart_count} computation before this one. |||| Reports over many people are computed one at a time: %{smart_count} computations before this one.',
    interval: '95 %: %{low} to %{high}',
    count: 'n = %{n}',
    benchmark: 'Benchmark: %{text}',
    mission: {
      failed: 'Cannot be read at the moment.',
      offline: 'No connection.',
      empty: 'Nothing in this period.',
      arriving: 'The history of these days is still arriving.',
    },
  },
  fr: {
    versus: 'comparé à %{range}',
    shortHistory: 'l’historique commence le %{day} : aucune évolution n’est affichée',
    asOf: 'à %{time}',
    updated: 'Rapport mis à jour',
    isRead: 'Ce rapport est en cours de calcul.',
    before:
      'Les rapports sur beaucoup de personnes se calculent un à un : %{smart_count} calcul avant celui-ci. |||| Les rapports sur beaucoup de personnes se calculent un à un : %{smart_count} calculs avant celui-ci.',
    interval: '95 % : de %{low} à %{high}',
    count: 'n = %{n}',
    benchmark: 'Repère : %{text}',
    mission: {
      failed: 'Illisible pour le moment.',
      offline: 'Pas de connexion.',
      empty: 'Rien sur cette période.',
      arriving: 'L’historique de ces jours arrive encore.',
    },
  },
});

/** Of customers of several channels beside those of one. */
export const omniMessages = defineMessages({
  en: {
    omni: 'Several channels',
    mono: 'One channel',
    upliftOf: '%{label}: several against one',
    standardized: 'Ordering equally often',
    orders: 'Orders',
  },
  fr: {
    omni: 'Omnicanaux',
    mono: 'Monocanaux',
    upliftOf: '%{label} : écart',
    standardized: 'À nombre de commandes égal',
    orders: 'Commandes',
  },
});

/** Of what a page offers to take away. */
export const fileMessages = defineMessages({
  en: {
    export: 'Export',
    print: 'Print or save as PDF',
    rows: 'All order lines of these filters (CSV)',
    rowsForPrograms: 'The same for programs (CSV, ISO dates)',
    writing: 'The file is being written',
    begins: 'Counting the lines',
    progress: '%{lines} of %{of} lines',
    failed: 'The file could not be written.',
  },
  fr: {
    export: 'Exporter',
    print: 'Imprimer ou enregistrer en PDF',
    rows: 'Toutes les lignes de commande de ces filtres (CSV)',
    rowsForPrograms: 'Les mêmes pour des programmes (CSV, dates ISO)',
    writing: 'Écriture du fichier',
    begins: 'Comptage des lignes',
    progress: '%{lines} lignes sur %{of}',
    failed: 'Le fichier n’a pas pu être écrit.',
  },
});

/** Of the head of a printed report. */
export const printMessages = defineMessages({
  en: {
    channels: 'Channels: %{names}',
    allChannels: 'All channels',
    stores: 'Stores: %{names}',
    allStores: 'All stores',
    segments: 'Customers: %{names}',
    currency: 'Amounts in %{currency}',
  },
  fr: {
    channels: 'Canaux : %{names}',
    allChannels: 'Tous les canaux',
    stores: 'Magasins : %{names}',
    allStores: 'Tous les magasins',
    segments: 'Clients : %{names}',
    currency: 'Montants en %{currency}',
  },
});
