import { createContext, useContext } from 'react';

const french = {
  shop: 'La boutique',
  search: 'Rechercher un article',
  sort: 'Trier par',
  newest: 'Nouveautés',
  cheapest: 'Prix croissant',
  dearest: 'Prix décroissant',
  more: 'Voir plus d’articles',
  nothing: 'Aucun article ne correspond. Essayez un autre mot.',
  from: 'dès',
  add: 'Ajouter au panier',
  added: 'Ajouté au panier',
  inStock: 'En stock',
  lowStock: 'Plus que quelques pièces',
  soldOut: 'Épuisé',
  unknownStock: 'Disponibilité à confirmer',
  choose: 'Cette combinaison n’existe pas',
  nearby: 'Voir les magasins autour de moi',
  noPlace: 'Votre position est inconnue.',
  open: 'ouvert',
  closed: 'fermé',
  cart: 'Panier',
  emptyCart: 'Votre panier est vide.',
  browse: 'Parcourir la boutique',
  quantity: 'Quantité',
  remove: 'Retirer',
  subtotal: 'Sous-total',
  shipping: 'Livraison',
  total: 'Total',
  due: 'Reste à payer',
  giftCard: 'Carte cadeau',
  apply: 'Utiliser',
  checkout: 'Commander',
  email: 'Adresse e-mail',
  delivery: 'Remise',
  ship: 'Livraison à domicile',
  pickup: 'Retrait en magasin',
  store: 'Magasin',
  name: 'Nom et prénom',
  line1: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  payment: 'Paiement',
  card: 'Carte (test : acceptée)',
  secureCard: 'Carte (test : 3-D Secure)',
  pay: 'Payer',
  waiting: 'Nous attendons la confirmation de votre banque…',
  failed: 'Le paiement n’a pas abouti. Votre panier vous attend.',
  thanks: 'Merci !',
  order: 'Commande',
  confirmedTo: 'Confirmation envoyée à',
  code: 'Code de retrait',
  tracking: 'Suivi',
  retry: 'Réessayer',
  lost: 'Cette page n’existe pas.',
  visits: 'Pouvons-nous compter vos visites pour améliorer la boutique ?',
  agree: 'Oui',
  refuse: 'Non',
  withdraw: 'Je ne veux plus',
  states: {
    OPEN: 'En préparation',
    IN_PROGRESS: 'En préparation',
    READY: 'Prête à retirer',
    SHIPPED: 'Expédiée',
    PICKED_UP: 'Retirée',
    CANCELED: 'Annulée',
  },
};

const english: typeof french = {
  shop: 'The shop',
  search: 'Search for an article',
  sort: 'Sort by',
  newest: 'Newest',
  cheapest: 'Price, low to high',
  dearest: 'Price, high to low',
  more: 'Show more articles',
  nothing: 'Nothing matches. Try another word.',
  from: 'from',
  add: 'Add to cart',
  added: 'Added to cart',
  inStock: 'In stock',
  lowStock: 'Only a few left',
  soldOut: 'Sold out',
  unknownStock: 'Availability to be confirmed',
  choose: 'There is no such combination',
  nearby: 'Show stores near me',
  noPlace: 'Your position is not known.',
  open: 'open',
  closed: 'closed',
  cart: 'Cart',
  emptyCart: 'Your cart is empty.',
  browse: 'Browse the shop',
  quantity: 'Quantity',
  remove: 'Remove',
  subtotal: 'Subtotal',
  shipping: 'Delivery',
  total: 'Total',
  due: 'Left to pay',
  giftCard: 'Gift card',
  apply: 'Apply',
  checkout: 'Check out',
  email: 'E-mail address',
  delivery: 'Delivery',
  ship: 'Home delivery',
  pickup: 'Pickup in a store',
  store: 'Store',
  name: 'Full name',
  line1: 'Address',
  postalCode: 'Postal code',
  city: 'City',
  payment: 'Payment',
  card: 'Card (test: accepted)',
  secureCard: 'Card (test: 3-D Secure)',
  pay: 'Pay',
  waiting: 'We are waiting for your bank…',
  failed: 'The payment did not go through. Your cart is still there.',
  thanks: 'Thank you!',
  order: 'Order',
  confirmedTo: 'Confirmation sent to',
  code: 'Pickup code',
  tracking: 'Tracking',
  retry: 'Try again',
  lost: 'There is no such page.',
  visits: 'May we count your visits, to make the shop better?',
  agree: 'Yes',
  refuse: 'No',
  withdraw: 'No longer',
  states: {
    OPEN: 'Being prepared',
    IN_PROGRESS: 'Being prepared',
    READY: 'Ready for pickup',
    SHIPPED: 'Shipped',
    PICKED_UP: 'Picked up',
    CANCELED: 'Canceled',
  },
};

export type Language = 'fr' | 'en';
export const TEXTS: Record<Language, typeof french> = { fr: french, en: english };

export const LanguageContext = createContext<Language>('fr');

export interface Texts {
  readonly language: Language;
  readonly t: typeof french;
  /** An amount as this language writes it; the exact text goes in, so that nothing is rounded on the way. */
  money(money: { readonly amount: string; readonly currencyCode: string }): string;
}

export function useTexts(): Texts {
  const language = useContext(LanguageContext);
  return {
    language,
    t: TEXTS[language],
    money: ({ amount, currencyCode }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency: currencyCode }).format(amount as `${number}`),
  };
}

/** What the browser prefers, unless it was said here. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem('language');
  if (kept === 'fr' || kept === 'en') return kept;
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}
