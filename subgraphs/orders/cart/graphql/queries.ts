import { builder } from '../../builder.ts';
import { findCart } from '../find-cart.ts';
import { CartType } from './types.ts';

builder.queryField('cart', (t) =>
  t.field({
    type: CartType,
    nullable: true,
    access: ['owner', 'orders:write'],
    description: 'A cart by its id; null for one that does not exist or may not be seen.',
    args: { id: t.arg.id({ required: true, description: 'Id of the cart.' }) },
    resolve: (_root, { id }, { deps, request }) => findCart(deps, request, id),
  }),
);
