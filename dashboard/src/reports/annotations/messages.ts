import { defineMessages } from '../../i18n/messages.ts';

/** Of what happened on the days of a report. */
export const annotationMessages = defineMessages({
  en: {
    title: 'What happened',
    lead: 'The numbers are the flags on charts over time',
    none: 'Nothing is noted in this period.',
    add: 'Add a note',
    editTitle: 'Change the note',
    edit: 'Change',
    editOf: 'Change note %{number}',
    remove: 'Delete',
    removeOf: 'Delete note %{number}',
    day: 'Day',
    kind: 'Kind',
    textFr: 'In French',
    textEn: 'In English',
    hint: 'One of the two is enough.',
    kinds: {
      PROMOTION: 'Promotion',
      OUTAGE: 'Outage',
      PRICE_CHANGE: 'Price change',
      OTHER: 'Other',
    },
  },
  fr: {
    title: 'Ce qui s’est passé',
    lead: 'Les numéros sont les drapeaux des graphiques dans le temps',
    none: 'Rien n’est noté sur cette période.',
    add: 'Ajouter une note',
    editTitle: 'Modifier la note',
    edit: 'Modifier',
    editOf: 'Modifier la note %{number}',
    remove: 'Supprimer',
    removeOf: 'Supprimer la note %{number}',
    day: 'Jour',
    kind: 'Nature',
    textFr: 'En français',
    textEn: 'En anglais',
    hint: 'L’un des deux suffit.',
    kinds: {
      PROMOTION: 'Promotion',
      OUTAGE: 'Panne',
      PRICE_CHANGE: 'Changement de prix',
      OTHER: 'Autre',
    },
  },
});
