import { defineMessages } from '../../i18n/messages.ts';

export const todayMessages = defineMessages({
  en: {
    title: 'Today',
    hello: '%{name}, %{day}',
    find: 'Search everything',
    all: 'See all %{count}',
    done: 'Nothing is waiting.',
    nothing: 'Your role has no work lists',
    nothingHint: 'The menu leads to the pages that you may read.',
    failed: 'This list could not be loaded.',
    work: {
      prepare: 'To prepare',
      ready: 'Ready for pickup or shipping',
      missing: 'Orders with missing units',
      receipts: 'POS receipts to check',
      tasks: 'Failed tasks',
      outOfStock: 'Out of stock',
      short: 'Sold beyond the stock',
      drafts: 'Drafts',
    },
  },
  fr: {
    title: 'Aujourd’hui',
    hello: '%{name}, %{day}',
    find: 'Tout rechercher',
    all: 'Voir tout (%{count})',
    done: 'Rien n’attend.',
    nothing: 'Votre rôle n’a pas de liste de travail',
    nothingHint: 'Le menu mène aux pages que vous pouvez lire.',
    failed: 'Cette liste n’a pas pu être chargée.',
    work: {
      prepare: 'À préparer',
      ready: 'Prêtes à remettre ou à expédier',
      missing: 'Commandes avec des manquants',
      receipts: 'Tickets de caisse à vérifier',
      tasks: 'Tâches en échec',
      outOfStock: 'En rupture',
      short: 'Vendus au-delà du stock',
      drafts: 'Brouillons',
    },
  },
});
