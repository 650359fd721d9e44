import { givenId } from '../../shared/given-ids.ts';
import { builder } from '../builder.ts';
import { commitHolds } from './commit-holds.ts';
import { findRedeemable, type Redeemable, type RedeemableCard } from './find-redeemable.ts';
import { refund } from './refund.ts';
import { releaseHolds } from './release-holds.ts';

const inaccessible = true;

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
    access: 'service',
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: (_root, { checkoutId }, { deps }) => commitHolds(deps, givenId('ord', checkoutId)).then(() => true),
  }),
  loyaltyReleaseHolds: t.boolean({
    inaccessible,
    access: 'service',
    args: { checkoutId: t.arg.id({ required: true }) },
    resolve: (_root, { checkoutId }, { deps }) => releaseHolds(deps, givenId('ord', checkoutId)).then(() => true),
  }),
  loyaltyRefund: t.boolean({
    inaccessible,
    access: 'service',
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
    resolve: (_root, args, { deps }) =>
      refund(deps, {
        ...args,
        orderId: givenId('ord', args.orderId),
        customerId: args.customerId ? givenId('cus', args.customerId) : null,
        giftCards: args.giftCards.map(({ giftCardId, amountMinor }) => ({
          giftCardId: givenId('gft', giftCardId),
          amountMinor,
        })),
      }).then(() => true),
  }),
}));

const RedeemableInput = builder.inputType('LoyaltyRedeemableInput', {
  inaccessible,
  fields: (t) => ({
    currency: t.field({ type: 'CurrencyCode', required: true }),
    customerId: t.id(),
    codes: t.stringList({ required: true }),
    keyIds: t.idList({ required: true }),
    checkoutId: t.id({ description: 'A checkout whose own holds count as usable.' }),
  }),
});
const RedeemableCardType = builder.objectRef<RedeemableCard>('LoyaltyRedeemableCard').implement({
  inaccessible,
  fields: (t) => ({
    giftCardId: t.exposeID('giftCardId', { nullable: true }),
    giftCardKeyId: t.exposeID('giftCardKeyId', { nullable: true }),
    maskedCode: t.exposeString('maskedCode'),
    usableMinor: t.field({ type: 'MinorUnits', resolve: (card) => card.usableMinor }),
    problem: t.exposeString('problem', { nullable: true }),
  }),
});
const RedeemableType = builder.objectRef<Redeemable>('LoyaltyRedeemable').implement({
  inaccessible,
  fields: (t) => ({
    points: t.exposeInt('points'),
    minorPerPoint: t.field({ type: 'MinorUnits', resolve: (redeemable) => redeemable.minorPerPoint }),
    giftCards: t.field({ type: [RedeemableCardType], resolve: (redeemable) => [...redeemable.giftCards] }),
  }),
});

/** Most carts one call may ask about. */
const MAX_CARTS = 250;

builder.queryField('loyaltyRedeemable', (t) =>
  t.field({
    type: [RedeemableType],
    inaccessible,
    access: 'service',
    description: 'What points and gift cards could pay now, in the order of the carts; holds nothing.',
    args: { carts: t.arg({ type: [RedeemableInput], required: true }) },
    resolve: async (_root, { carts }, { deps }) => {
      const asked = carts.slice(0, MAX_CARTS).map(({ customerId, ...cart }) => ({
        ...cart,
        customerId: customerId ? givenId('cus', customerId) : null,
      }));
      return [...(await findRedeemable(deps, asked))];
    },
  }),
);
