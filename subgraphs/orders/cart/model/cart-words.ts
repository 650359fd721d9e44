import type { Words } from '#kernel/values/words.ts';
import { GIFT_CARD_PROBLEM_WORDS, type GiftCardProblem } from '../../../shared/gift-card-problem.ts';

const NOT_LISTED: Words = { en: 'is not sold on this channel', fr: 'n’est pas vendu sur ce canal' };

/** Why a variant cannot be bought on a channel, as the catalog names it. */
const UNSELLABLE: Readonly<Record<string, Words>> = {
  NOT_ACTIVE: { en: 'is not for sale', fr: 'n’est pas en vente' },
  NOT_LISTED,
  NOT_YET: { en: 'is not for sale yet', fr: 'n’est pas encore en vente' },
  NO_LONGER: { en: 'is not for sale any more', fr: 'n’est plus en vente' },
  OTHER_CURRENCY: { en: 'has no price in this currency', fr: 'n’a pas de prix dans cette devise' },
};

/** What follows the name of a product that cannot be bought. @param reason the catalog's; undefined when it knows none. */
export const unsellable = (reason: string | null | undefined): Words => UNSELLABLE[reason ?? ''] ?? NOT_LISTED;

/** A sentence about a thing that goes without its name, such as a line of a cart. */
export const sentence = ({ en, fr }: Words): Words => ({ en: `This ${en}`, fr: `Cet article ${fr}` });

export const NEEDS_ADDRESS: Words = {
  en: 'The order needs an address to send it to',
  fr: 'Il manque l’adresse à laquelle envoyer la commande',
};
export const NEEDS_STORE: Words = {
  en: 'The order needs the store where it is picked up',
  fr: 'Il manque le magasin où la commande sera retirée',
};
export const PRICE_CHANGED: Words = {
  en: 'The price is not the one that it was put into the cart at',
  fr: 'Le prix n’est plus celui auquel il a été mis au panier',
};

export const noShippingRate = (currency: string): Words => ({
  en: `No fee for delivery is set in ${currency}: delivery is not charged`,
  fr: `Aucun frais de livraison n’est fixé en ${currency}\u00a0: la livraison n’est pas facturée`,
});

export const cardCannotPay = (maskedCode: string, problem: GiftCardProblem): Words => ({
  en: `The gift card ${maskedCode} cannot pay: ${GIFT_CARD_PROBLEM_WORDS[problem].en}`,
  fr: `La carte cadeau ${maskedCode} ne peut pas payer\u00a0: ${GIFT_CARD_PROBLEM_WORDS[problem].fr}`,
});

export const notEnough = (available: number): Words =>
  available === 0
    ? { en: 'This is sold out', fr: 'Cet article est épuisé' }
    : {
        en: `Only ${available} available now`,
        fr: `Il n’en reste que ${available} pour le moment`,
      };
