import { builder, MoneyInput } from '../../builder.ts';
import { GiftCardKeyKindType } from './types.ts';

export const IssueGiftCardInput = builder.inputType('IssueGiftCardInput', {
  description: 'A card to be sold or given.',
  fields: (t) => ({
    amount: t.field({ type: MoneyInput, required: true }),
    channel: t.id({ required: true, description: 'Channel that sells the card.' }),
    kind: t.field({ type: GiftCardKeyKindType, required: true }),
    customerId: t.id({ description: 'Owner, when known.' }),
    idempotencyKey: t.string({ required: true }),
  }),
});
export const AddGiftCardKeyInput = builder.inputType('AddGiftCardKeyInput', {
  description: 'The card, and what carries its new code.',
  fields: (t) => ({
    giftCardId: t.id({ required: true }),
    kind: t.field({ type: GiftCardKeyKindType, required: true }),
  }),
});
export const RevokeGiftCardKeyInput = builder.inputType('RevokeGiftCardKeyInput', {
  description: 'The key that was lost.',
  fields: (t) => ({ keyId: t.id({ required: true }) }),
});
export const VoidGiftCardInput = builder.inputType('VoidGiftCardInput', {
  description: 'The card to end.',
  fields: (t) => ({ giftCardId: t.id({ required: true }) }),
});
