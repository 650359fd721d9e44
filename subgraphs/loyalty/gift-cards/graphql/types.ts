import { builder } from '../../builder.ts';
import type { GiftCardEntry } from '../model/entry.ts';
import type { GiftCard, GiftCardKey } from '../model/gift-card.ts';

export const GiftCardType = builder.objectRef<GiftCard>('GiftCard');
export const GiftCardKeyType = builder.objectRef<GiftCardKey>('GiftCardKey');
export const GiftCardEntryType = builder.objectRef<GiftCardEntry & { readonly currency: string }>('GiftCardEntry');

export const GiftCardKeyKindType = builder.enumType('GiftCardKeyKind', {
  description: 'What carries the code: plastic with stripe and barcode, an e-mail, a wallet pass.',
  values: ['PLASTIC', 'EMAIL', 'WALLET'] as const,
});
export const GiftCardStatusType = builder.enumType('GiftCardStatus', {
  description: 'Sold and not yet paid, usable, or ended for good.',
  values: ['INACTIVE', 'ACTIVE', 'VOID'] as const,
});
export const GiftCardEntryKindType = builder.enumType('GiftCardEntryKind', {
  description: 'Why the balance of a gift card moved.',
  values: ['ISSUE', 'REDEEM', 'REFUND', 'VOID'] as const,
});
