import { builder } from '../../builder.ts';
import { findCheckout } from '../find-checkout.ts';
import { CheckoutType } from './types.ts';

builder.queryField('checkout', (t) =>
  t.field({
    type: CheckoutType,
    nullable: true,
    access: ['owner', 'orders:write'],
    description: 'A checkout by its id; null for one that does not exist or may not be seen.',
    args: { id: t.arg.id({ required: true, description: 'Id of the checkout.' }) },
    resolve: (_root, { id }, { deps, request }) => findCheckout(deps, request, id),
  }),
);
