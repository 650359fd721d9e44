import { defineMessages } from '../../../i18n/messages.ts';

export const messageMessages = defineMessages({
  en: {
    title: 'Outbox',
    empty: 'No message.',
    emptyHint: 'While no mail server is set, messages to customers and staff are kept here instead of being sent.',
    recipient: 'To',
    subject: 'Subject',
    createdAt: 'Written',
    expiresAt: 'Link works until',
    open: 'Open the link',
    openOf: 'Open the link of the message to %{recipient}',
  },
  fr: {
    title: 'Boîte d’envoi',
    empty: 'Aucun message.',
    emptyHint: 'Sans serveur de messagerie, les messages aux clients et au personnel restent ici au lieu de partir.',
    recipient: 'À',
    subject: 'Objet',
    createdAt: 'Écrit',
    expiresAt: 'Lien valable jusqu’à',
    open: 'Ouvrir le lien',
    openOf: 'Ouvrir le lien du message à %{recipient}',
  },
});
