/** What may happen in a moment, and what each kind says; channels may send kinds of their own, which are read as OTHER. */
export const TOUCHPOINT_KINDS = {
  ADD_TO_CART: 'Something was put into a cart.',
  ASSOCIATE: 'An associate advised, in a store or from one.',
  AVAILABILITY_CHECK: 'Somebody asked whether a store has a product.',
  CART_REFUSED: 'Something could not be put into a cart: there was not enough of it.',
  CHECKOUT: 'A checkout was begun.',
  CLICK: 'A link of a message or an advertisement was followed.',
  EMAIL_CLICK: 'A link of an e-mail was followed.',
  GEOFENCE: 'Somebody who agreed to it came near a store.',
  MESSAGE: 'A message was written to the retailer, or answered.',
  ORDER: 'An order was placed; told by files of sessions, since the shop knows its own.',
  OTHER: 'A kind of the channel’s own.',
  OUT_OF_STOCK: 'A product was viewed that was not available.',
  PAGE_VIEW: 'A page was looked at.',
  PRODUCT_VIEW: 'A product was looked at.',
  PROMISE_SHOWN: 'A promise was shown that the goods can be picked up soon.',
  SESSION: 'A session began, as a file of sessions says; its pages are sent with it.',
  SOCIAL_CLICK: 'A link of a social network was followed.',
  STORE_LOCATOR: 'Stores nearby were looked for.',
  STORE_VISIT: 'A store was visited.',
  TRY_ON: 'Something was tried on.',
  VISIT: 'The shop was visited.',
} as const;

export type TouchpointKind = keyof typeof TOUCHPOINT_KINDS;

/** A kind as it is kept: `page view` and `page-view` are PAGE_VIEW. */
export const toKindCode = (sent: string): string => sent.toUpperCase().replace(/[\s-]+/g, '_');

/** The kind that a code is read as. */
export const toTouchpointKind = (sent: string): TouchpointKind => {
  const code = toKindCode(sent);
  return Object.hasOwn(TOUCHPOINT_KINDS, code) ? (code as TouchpointKind) : 'OTHER';
};
