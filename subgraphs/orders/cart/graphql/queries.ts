import { builder } from '../../builder.ts';
import { findCart } from '../find-cart.ts';
import { CartType } from './types.ts';

builder.queryField('cart', (t) =>
  t.field({
    type: CartType,
    nullable: true,
    description: 'A cart by its id (for its owner and for staff with orders:write) or by its token.',
    args: { id: t.arg.id(), token: t.arg.string() },
    resolve: (_root, { id, token }, { deps, request }) => findCart(deps, request, { cartId: id, token }),
  }),
);
