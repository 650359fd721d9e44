import { defineMessages } from '../../../i18n/messages.ts';

export const priceMessages = defineMessages({
  en: {
    title: 'Price anomalies',
    empty: 'No price stands out.',
    emptyHint:
      'Prices on sale that are below cost, have a compare-at price that is not above them, moved by more than half within a week, or differ between channels by more than twice appear here.',
    product: 'Product',
    channel: 'Channel',
    allChannels: 'All channels',
    price: 'Price',
    kind: 'Anomaly',
    all: 'All',
    kinds: {
      BELOW_COST: 'Below cost',
      COMPARE_AT_NOT_ABOVE: 'Compare-at price not above',
      MOVED: 'Moved',
      DIFFERS: 'Differs between channels',
    },
    why: {
      BELOW_COST: 'Below cost: %{net} net, a unit costs %{cost}',
      COMPARE_AT_NOT_ABOVE: 'Compare-at price not above the price: %{compareAt}',
      MOVED: 'Was %{previous} until %{day}',
      DIFFERS: '%{net} net, usually %{usual} in the channels',
    },
  },
  fr: {
    title: 'Anomalies de prix',
    empty: 'Aucun prix ne se distingue.',
    emptyHint:
      'Les prix en vente inférieurs au coût, ceux dont le prix de comparaison n’est pas supérieur, ceux qui ont bougé de plus de moitié en une semaine et ceux qui varient du simple au double entre les canaux apparaissent ici.',
    product: 'Produit',
    channel: 'Canal',
    allChannels: 'Tous les canaux',
    price: 'Prix',
    kind: 'Anomalie',
    all: 'Toutes',
    kinds: {
      BELOW_COST: 'Inférieur au coût',
      COMPARE_AT_NOT_ABOVE: 'Prix de comparaison non supérieur',
      MOVED: 'Forte variation',
      DIFFERS: 'Écart entre canaux',
    },
    why: {
      BELOW_COST: 'Inférieur au coût : %{net} HT, l’unité coûte %{cost}',
      COMPARE_AT_NOT_ABOVE: 'Prix de comparaison non supérieur au prix : %{compareAt}',
      MOVED: 'Valait %{previous} jusqu’au %{day}',
      DIFFERS: '%{net} HT, d’ordinaire %{usual} dans les canaux',
    },
  },
});
