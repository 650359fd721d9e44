import { defineMessages } from '../i18n/messages.ts';

export const chartMessages = defineMessages({
  en: { table: 'View as table', chart: 'View as chart', picture: 'Download as %{kind}' },
  fr: { table: 'Voir en tableau', chart: 'Voir en graphique', picture: 'Télécharger en %{kind}' },
});
