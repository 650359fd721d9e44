/** `LoyaltyEntryKind`, the same enum in loyalty, whose ledger it is, and in the history of a customer. */
export const LOYALTY_ENTRY_KINDS = {
  description: 'Why points moved.',
  values: {
    ADJUST: { description: 'Staff corrected the balance.' },
    EARN: { description: 'An order earned them.' },
    REDEEM: { description: 'They paid at a checkout.' },
    RESTORE: { description: 'Redeemed points came back with a return or a cancellation.' },
    REVERSE: { description: 'Earned points were taken back with a return or a cancellation.' },
  },
} as const;
export type LoyaltyEntryKind = keyof typeof LOYALTY_ENTRY_KINDS.values;

/** `GiftCardEntryKind`, likewise. */
export const GIFT_CARD_ENTRY_KINDS = {
  description: 'Why the balance of a gift card moved.',
  values: {
    ISSUE: { description: 'The card was issued.' },
    REDEEM: { description: 'It paid for an order.' },
    REFUND: { description: 'Money of a return or a cancellation came back.' },
    VOID: { description: 'What was left was written off.' },
  },
} as const;
export type GiftCardEntryKind = keyof typeof GIFT_CARD_ENTRY_KINDS.values;

/** True for what a ledger books; holds come and go during a payment. */
export function isLoyaltyEntryKind(kind: string): kind is LoyaltyEntryKind {
  return Object.hasOwn(LOYALTY_ENTRY_KINDS.values, kind);
}

/** The same for gift cards. */
export function isGiftCardEntryKind(kind: string): kind is GiftCardEntryKind {
  return Object.hasOwn(GIFT_CARD_ENTRY_KINDS.values, kind);
}
