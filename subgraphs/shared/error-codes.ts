import type { CodeWords } from '#kernel/graphql/messages.ts';

/** Codes of the errors that domains have of their own; one that several have is described and told alike. */
const CODES = {
  GIFT_CARD_NOT_USABLE: {
    description: 'The gift card cannot pay: it is unknown, not active, in another currency, or empty.',
    french: 'Cette carte cadeau ne peut pas être utilisée.',
  },
  INSUFFICIENT_POINTS: {
    description: 'There are fewer points than were asked for.',
    french: 'Le solde de points ne suffit pas.',
  },
  INSUFFICIENT_STOCK: {
    description: 'There are fewer units than were asked for.',
    french: 'Il ne reste pas assez d’articles en stock.',
  },
  INVALID_CREDENTIALS: {
    description: 'The e-mail address or the password is wrong.',
    french: 'L’adresse e-mail ou le mot de passe est incorrect.',
  },
  PAYMENT_DECLINED: {
    description: 'Nobody would pay: the provider has declined.',
    french: 'Le paiement a été refusé ; essayez un autre moyen de paiement.',
  },
  QUANTITY_LIMITED: {
    description: 'One session or customer may not hold as many units of a variant.',
    french: 'La quantité de cet article est limitée par client.',
  },
  TOO_MANY_ATTEMPTS: {
    description: 'Too many tries: wait, then try again.',
    french: 'Trop de tentatives ; patientez avant de réessayer.',
  },
} as const;

/** Those of the codes that a domain answers with, each with its words. */
export function errorCodes(...codes: ReadonlyArray<keyof typeof CODES>): Readonly<Record<string, CodeWords>> {
  return Object.fromEntries(codes.map((code) => [code, CODES[code]]));
}
