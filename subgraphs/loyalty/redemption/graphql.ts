import { builder } from '../builder.ts';
import { commitHolds } from './commit-holds.ts';
import { refund } from './refund.ts';
import { releaseHolds } from './release-holds.ts';

const inaccessible = true;
const authScopes = { service: true } as const;

const RefundedGiftCardInput = builder.inputType('LoyaltyRefundedCardInput', {
  inaccessible,
  fields: (t) => ({
    giftCardId: t.id({ required: true }),
    amountMinor: t.field({ type: 'MinorUnits', required: true }),
  }),
});

builder.mutationFields((t) => ({
  loyaltyCommitHolds: t.boolean({
    inaccessible,
    authScopes,
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: (_root, { checkoutId }, { deps }) => commitHolds(deps, checkoutId).then(() => true),
  }),
  loyaltyReleaseHolds: t.boolean({
    inaccessible,
    authScopes,
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: (_root, { checkoutId }, { deps }) => releaseHolds(deps, checkoutId).then(() => true),
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
      giftCards: t.arg({ type: [RefundedGiftCardInput], required: true }),
    },
    resolve: (_root, args, { deps }) => refund(deps, { ...args, customerId: args.customerId ?? null }).then(() => true),
  }),
}));
