import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { builder, MoneyInput } from '../builder.ts';
import { addGiftCardKey } from '../gift-cards/add-gift-card-key.ts';
import { GiftCard, GiftCardKeyKind } from '../gift-cards/graphql/gift-card.ts';
import { issueGiftCard } from '../gift-cards/issue-gift-card.ts';
import { revokeGiftCardKey } from '../gift-cards/revoke-gift-card-key.ts';
import { voidGiftCard } from '../gift-cards/void-gift-card.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { Customer } from '../references.ts';

const ERRORS = [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS];

const GiftCardCodePayload = builder
  .objectRef<{ giftCardId: string; code: string | null }>('GiftCardCodePayload')
  .implement({
    description: 'A gift card and the plain code of its new key, shown this once.',
    fields: (t) => ({
      code: t.exposeString('code', {
        nullable: true,
        description: 'Shown once, since only its hash is kept: null when the request is repeated.',
      }),
      giftCard: t.field({ type: GiftCard, nullable: true, resolve: (payload) => payload.giftCardId }),
    }),
  });
const GiftCardPayload = builder.objectRef<{ giftCardId: string }>('GiftCardPayload').implement({
  description: 'The card as the change has left it.',
  fields: (t) => ({ giftCard: t.field({ type: GiftCard, nullable: true, resolve: (payload) => payload.giftCardId }) }),
});
const RevokeGiftCardKeyPayload = builder.objectRef<{ revokedKeyId: string }>('RevokeGiftCardKeyPayload').implement({
  description: 'The key that opens nothing any more.',
  fields: (t) => ({ revokedKeyId: t.exposeID('revokedKeyId') }),
});
const AdjustPointsPayload = builder.objectRef<{ customerId: string }>('AdjustPointsPayload').implement({
  description: 'The customer whose points were changed.',
  fields: (t) => ({
    customer: t.field({ type: Customer, nullable: true, resolve: ({ customerId }) => ({ id: customerId }) }),
  }),
});

const IssueGiftCardInput = builder.inputType('IssueGiftCardInput', {
  description: 'A card to be sold or given.',
  fields: (t) => ({
    amount: t.field({ type: MoneyInput, required: true }),
    channel: t.id({ required: true, description: 'Channel that sells the card.' }),
    kind: t.field({ type: GiftCardKeyKind, required: true }),
    customerId: t.id({ description: 'Owner, when known.' }),
    idempotencyKey: t.string({ required: true }),
  }),
});
const AddGiftCardKeyInput = builder.inputType('AddGiftCardKeyInput', {
  description: 'The card, and what carries its new code.',
  fields: (t) => ({ giftCardId: t.id({ required: true }), kind: t.field({ type: GiftCardKeyKind, required: true }) }),
});
const RevokeGiftCardKeyInput = builder.inputType('RevokeGiftCardKeyInput', {
  description: 'The key that was lost.',
  fields: (t) => ({ keyId: t.id({ required: true }) }),
});
const VoidGiftCardInput = builder.inputType('VoidGiftCardInput', {
  description: 'The card to end.',
  fields: (t) => ({ giftCardId: t.id({ required: true }) }),
});
const AdjustPointsInput = builder.inputType('AdjustPointsInput', {
  description: 'Points to give or take, and why.',
  fields: (t) => ({
    customerId: t.id({ required: true }),
    points: t.int({ required: true, description: 'Given when positive, taken when negative.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  issueGiftCard: t.field({
    type: GiftCardCodePayload,
    description: 'Issues an active gift card. Needs loyalty:write.',
    errors: { types: ERRORS },
    args: { input: t.arg({ type: IssueGiftCardInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      issueGiftCard(deps, request, {
        ...input,
        customerId: input.customerId ?? null,
        amount: parseMoney(input.amount.amount, input.amount.currencyCode),
      }),
  }),
  addGiftCardKey: t.field({
    type: GiftCardCodePayload,
    description: 'Gives a card one more key to the same balance. Needs loyalty:write.',
    errors: { types: ERRORS },
    args: { input: t.arg({ type: AddGiftCardKeyInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addGiftCardKey(deps, request, input),
  }),
  revokeGiftCardKey: t.field({
    type: RevokeGiftCardKeyPayload,
    description: 'Revokes a lost key; the balance stays. Needs loyalty:write.',
    errors: { types: ERRORS },
    args: { input: t.arg({ type: RevokeGiftCardKeyInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => {
      await revokeGiftCardKey(deps, request, input.keyId);
      return { revokedKeyId: input.keyId };
    },
  }),
  voidGiftCard: t.field({
    type: GiftCardPayload,
    description: 'Voids a card for good and writes off what is left. Needs loyalty:write.',
    errors: { types: ERRORS },
    args: { input: t.arg({ type: VoidGiftCardInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({
      giftCardId: await voidGiftCard(deps, request, input.giftCardId),
    }),
  }),
  adjustPoints: t.field({
    type: AdjustPointsPayload,
    description: 'Corrects a points balance by hand, with a reason. Needs loyalty:write.',
    errors: { types: ERRORS },
    args: { input: t.arg({ type: AdjustPointsInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({ customerId: await adjustPoints(deps, request, input) }),
  }),
}));
