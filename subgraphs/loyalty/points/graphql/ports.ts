import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { earnPoints } from '../earn-points.ts';
import { type HeldPoints, holdPoints } from '../hold-points.ts';

const inaccessible = true;

const HeldPointsType = builder.objectRef<HeldPoints>('LoyaltyHeldPoints').implement({
  inaccessible,
  fields: (t) => ({
    valueMinor: t.field({ type: 'MinorUnits', resolve: (held) => held.valueMinor }),
    currency: t.field({ type: 'CurrencyCode', resolve: (held) => held.currency }),
  }),
});

builder.mutationFields((t) => ({
  loyaltyHoldPoints: t.field({
    type: HeldPointsType,
    inaccessible,
    access: 'service',
    args: {
      checkoutId: t.arg.id({ required: true }),
      customerId: t.arg.id({ required: true }),
      points: t.arg.int({ required: true }),
    },
    resolve: (_root, args, { deps }) =>
      holdPoints(deps, {
        ...args,
        checkoutId: givenId('ord', args.checkoutId),
        customerId: givenId('cus', args.customerId),
      }),
  }),
  loyaltyEarn: t.boolean({
    inaccessible,
    access: 'service',
    description: "Earns the points of one order now; an order in another currency than the retailer's earns none.",
    args: {
      orderId: t.arg.id({ required: true }),
      customerId: t.arg.id({ required: true }),
      netMinor: t.arg({ type: 'MinorUnits', required: true }),
      currency: t.arg({ type: 'CurrencyCode', required: true }),
      placedAt: t.arg({ type: 'DateTime', required: true }),
    },
    resolve: (_root, args, { deps }) =>
      earnPoints(deps, {
        ...args,
        orderId: givenId('ord', args.orderId),
        customerId: givenId('cus', args.customerId),
      }).then(() => true),
  }),
}));
