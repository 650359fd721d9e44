import { defineMessages } from '../../i18n/messages.ts';

export const liveMessages = defineMessages({
  en: {
    title: 'Live',
    lead: 'Today so far, as of %{time}',
    netSales: 'Net sales today',
    orders: 'Orders today',
    units: 'Units sold today',
    before: 'A week ago by this hour: %{figure}',
    channels: 'Today by channel',
    channel: 'Channel',
    orderCount: 'Orders',
    sales: 'Net sales',
    noSales: 'No sale yet today',
    last: 'Last orders',
    failed: 'Today’s sales could not be loaded.',
  },
  fr: {
    title: 'En direct',
    lead: 'Aujourd’hui, à %{time}',
    netSales: 'CA net du jour',
    orders: 'Commandes du jour',
    units: 'Articles vendus du jour',
    before: 'Il y a une semaine à cette heure : %{figure}',
    channels: 'Aujourd’hui par canal',
    channel: 'Canal',
    orderCount: 'Commandes',
    sales: 'CA net',
    noSales: 'Aucune vente aujourd’hui pour l’instant',
    last: 'Dernières commandes',
    failed: 'Les ventes du jour n’ont pas pu être chargées.',
  },
});
