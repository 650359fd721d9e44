import { builder } from '../builder.ts';
import { type HeldGiftCard, holdGiftCards } from '../gift-cards/hold-gift-cards.ts';
import { importGiftCards } from '../gift-cards/import-gift-cards.ts';
import { earnPoints } from '../points/earn-points.ts';
import { holdPoints } from '../points/hold-points.ts';
import { commitHolds } from '../redemption/commit-holds.ts';
import { refund } from '../redemption/refund.ts';
import { releaseHolds } from '../redemption/release-holds.ts';

const inaccessible = true;
const authScopes = { service: true } as const;

const HeldPoints = builder.objectRef<{ valueMinor: bigint; currency: string }>('LoyaltyHeldPoints').implement({
  inaccessible,
  fields: (t) => ({
    valueMinor: t.field({ type: 'MinorUnits', resolve: (held) => held.valueMinor }),
    currency: t.field({ type: 'CurrencyCode', resolve: (held) => held.currency }),
  }),
});
const HeldCard = builder.objectRef<HeldGiftCard>('LoyaltyHeldGiftCard').implement({
  inaccessible,
  fields: (t) => ({
    giftCardId: t.exposeID('giftCardId'),
    amountMinor: t.field({ type: 'MinorUnits', resolve: (held) => held.amountMinor }),
    maskedCode: t.exposeString('maskedCode'),
  }),
});
const RefundedCardInput = builder.inputType('LoyaltyRefundedCardInput', {
  inaccessible,
  fields: (t) => ({
    giftCardId: t.id({ required: true }),
    amountMinor: t.field({ type: 'MinorUnits', required: true }),
  }),
});

builder.mutationFields((t) => ({
  loyaltyImportGiftCards: t.field({
    type: 'JSON',
    inaccessible,
    authScopes,
    description: 'Takes over gift cards with their history: {created, unchanged}.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importGiftCards(deps, batch),
  }),
  loyaltyHoldPoints: t.field({
    type: HeldPoints,
    inaccessible,
    authScopes,
    args: {
      checkoutId: t.arg.id({ required: true }),
      customerId: t.arg.id({ required: true }),
      points: t.arg.int({ required: true }),
    },
    resolve: (_root, args, { deps }) => holdPoints(deps, args),
  }),
  loyaltyHoldGiftCards: t.field({
    type: [HeldCard],
    inaccessible,
    authScopes,
    args: {
      checkoutId: t.arg.id({ required: true }),
      codes: t.arg.stringList({ required: true }),
      currency: t.arg({ type: 'CurrencyCode', required: true }),
      maxMinor: t.arg({ type: 'MinorUnits', required: true }),
    },
    resolve: (_root, args, { deps }) => holdGiftCards(deps, args),
  }),
  loyaltyCommitHolds: t.boolean({
    inaccessible,
    authScopes,
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: async (_root, { checkoutId }, { deps }) => {
      await commitHolds(deps, checkoutId);
      return true;
    },
  }),
  loyaltyReleaseHolds: t.boolean({
    inaccessible,
    authScopes,
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: async (_root, { checkoutId }, { deps }) => {
      await releaseHolds(deps, checkoutId);
      return true;
    },
  }),
  loyaltyEarn: t.boolean({
    inaccessible,
    authScopes,
    description: "Earns the points of one order now; one in another currency than the house's earns none.",
    args: {
      orderId: t.arg.id({ required: true }),
      customerId: t.arg.id({ required: true }),
      netMinor: t.arg({ type: 'MinorUnits', required: true }),
      currency: t.arg({ type: 'CurrencyCode', required: true }),
      placedAt: t.arg({ type: 'DateTime', required: true }),
    },
    resolve: (_root, args, { deps }) => earnPoints(deps, args).then(() => true),
  }),
  loyaltyRefund: t.boolean({
    inaccessible,
    authScopes,
    description:
      "Reverses, restores and refunds for one return (causeId: its id) or cancellation (causeId: the order's id).",
    args: {
      causeId: t.arg.id({ required: true }),
      orderId: t.arg.id({ required: true }),
      customerId: t.arg.id(),
      reverseEarnNetMinor: t.arg({ type: 'MinorUnits', required: true }),
      restorePoints: t.arg.int({ required: true }),
      giftCards: t.arg({ type: [RefundedCardInput], required: true }),
    },
    resolve: async (_root, args, { deps }) => {
      await refund(deps, { ...args, customerId: args.customerId ?? null });
      return true;
    },
  }),
}));
