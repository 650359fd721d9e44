import { GIFT_CARD_ENTRY_KINDS } from '../../../shared/ledger-kinds.ts';
import { builder, connectionType } from '../../builder.ts';
import type { GiftCardEntry } from '../model/entry.ts';
import type { GiftCard, GiftCardKey } from '../model/gift-card.ts';

export const GiftCardType = builder.objectRef<GiftCard>('GiftCard');
export const GiftCardConnectionType = connectionType('GiftCard', GiftCardType);
export const GiftCardKeyType = builder.objectRef<GiftCardKey>('GiftCardKey');
export const GiftCardEntryType = builder.objectRef<GiftCardEntry & { readonly currency: string }>('GiftCardEntry');
export const GiftCardEntryConnectionType = connectionType('GiftCardEntry', GiftCardEntryType, false);

export const GiftCardKeyKindType = builder.enumType('GiftCardKeyKind', {
  description: 'What carries the code of a gift card.',
  values: {
    EMAIL: { description: 'A message to the customer.' },
    PLASTIC: { description: 'A card with stripe and barcode.' },
    WALLET: { description: 'A pass in the wallet of a phone.' },
  } as const,
});
export const GiftCardStatusType = builder.enumType('GiftCardStatus', {
  description: 'Whether a gift card can pay.',
  values: {
    ACTIVE: { value: 'ACTIVE', description: 'It can.' },
    INACTIVE: { value: 'INACTIVE', description: 'Not yet: it is not paid.' },
    VOIDED: { value: 'VOID', description: 'Never again: it was ended for good.' },
  } as const,
});
export const GiftCardEntryKindType = builder.enumType('GiftCardEntryKind', GIFT_CARD_ENTRY_KINDS);
