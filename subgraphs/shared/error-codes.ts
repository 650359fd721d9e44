/** Codes of the errors that domains have of their own; one that several have is described alike. */
const CODES = {
  GIFT_CARD_NOT_USABLE: 'The gift card cannot pay: it is unknown, not active, in another currency, or empty.',
  INSUFFICIENT_POINTS: 'There are fewer points than were asked for.',
  INSUFFICIENT_STOCK: 'There are fewer units than were asked for.',
  INVALID_CREDENTIALS: 'The e-mail address or the password is wrong.',
  PAYMENT_DECLINED: 'Nobody would pay: the provider has declined.',
  QUANTITY_LIMITED: 'One session or customer may not hold as many units of a variant.',
  TOO_MANY_ATTEMPTS: 'Too many tries: wait, then try again.',
} as const;

/** Those of the codes that a domain answers with, each with its description. */
export function errorCodes(...codes: ReadonlyArray<keyof typeof CODES>): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, CODES[code]]));
}
