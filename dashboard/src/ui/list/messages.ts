import { defineMessages } from '../../i18n/messages.ts';

/** Of what stands between the filters of a list and its rows, and of the steps through its records. */
export const listMessages = defineMessages({
  en: {
    chip: '%{filter}: %{value}',
    active: 'Active filters',
    remove: 'Remove the filter “%{filter}”',
    removeAll: 'Remove all',
    sortBy: 'Sort by',
    views: 'Views',
    none: 'No view of this list yet',
    save: 'Save this view…',
    saveTitle: 'Save this view of the list',
    name: 'Name',
    nameHint: 'Filters and sorting are kept as they are now, for you, in this browser.',
    deleteView: 'Delete “%{name}”',
    steps: 'Records of the list',
    previous: 'Previous in the list',
    next: 'Next in the list',
  },
  fr: {
    chip: '%{filter} : %{value}',
    active: 'Filtres actifs',
    remove: 'Retirer le filtre « %{filter} »',
    removeAll: 'Tout retirer',
    sortBy: 'Trier par',
    views: 'Vues',
    none: 'Aucune vue de cette liste',
    save: 'Enregistrer cette vue…',
    saveTitle: 'Enregistrer cette vue de la liste',
    name: 'Nom',
    nameHint: 'Les filtres et le tri sont gardés tels qu’ils sont, pour vous, dans ce navigateur.',
    deleteView: 'Supprimer « %{name} »',
    steps: 'Fiches de la liste',
    previous: 'Précédent dans la liste',
    next: 'Suivant dans la liste',
  },
});
