import { builder, idempotencyKey, MoneyInput } from '../../builder.ts';
import { GiftCardKeyKindType, GiftCardStatusType } from './types.ts';

export const GiftCardRefInput = builder.inputType('GiftCardRef', {
  description: 'Names a gift card by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id, for its owner and for staff.' }),
    code: t.string({ description: 'A code that opens it; spaces and hyphens do not matter.' }),
  }),
});
export const GiftCardFilterInput = builder.inputType('GiftCardFilter', {
  description: 'Which gift cards a list is narrowed to; each list names at most 250.',
  fields: (t) => ({
    customerIds: t.idList({ description: 'Cards of one of these customers.' }),
    statuses: t.field({ type: [GiftCardStatusType], description: 'In one of these statuses.' }),
  }),
});

export const IssueGiftCardInput = builder.inputType('IssueGiftCardInput', {
  description: 'A card to be sold or given.',
  fields: (t) => ({
    amount: t.field({ type: MoneyInput, required: true, description: 'What is on it; above 0, at most 5,000.00.' }),
    channelId: t.id({ description: "The channel that sells the card; the request's when absent." }),
    kind: t.field({ type: GiftCardKeyKindType, required: true, description: 'What carries its first code.' }),
    customerId: t.id({ description: 'Owner, when known.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const AddGiftCardKeyInput = builder.inputType('AddGiftCardKeyInput', {
  description: 'The card, and what carries its new code.',
  fields: (t) => ({
    giftCardId: t.id({ required: true, description: 'The card.' }),
    kind: t.field({ type: GiftCardKeyKindType, required: true, description: 'What carries the new code.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const RevokeGiftCardKeyInput = builder.inputType('RevokeGiftCardKeyInput', {
  description: 'The key that was lost.',
  fields: (t) => ({
    giftCardKeyId: t.id({ required: true, description: 'The key.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const VoidGiftCardInput = builder.inputType('VoidGiftCardInput', {
  description: 'The card to end.',
  fields: (t) => ({
    giftCardId: t.id({ required: true, description: 'The card.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
