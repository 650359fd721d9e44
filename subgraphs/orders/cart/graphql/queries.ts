import { builder, connectionType, pageArgs } from '../../builder.ts';
import { findCart } from '../find-cart.ts';
import { listCarts } from '../list-carts.ts';
import { CartType } from './types.ts';

const CartFilterInput = builder.inputType('CartFilter', {
  description: 'Which open carts; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    channelIds: t.idList({ description: 'In one of these channels.' }),
    updatedBeforeAt: t.field({ type: 'DateTime', description: 'Changed last before this instant: left behind.' }),
  }),
});

builder.queryFields((t) => ({
  cart: t.field({
    type: CartType,
    nullable: true,
    access: ['owner', 'orders:write'],
    description: 'A cart by its id; null for one that does not exist or may not be seen.',
    args: { id: t.arg.id({ required: true, description: 'Id of the cart.' }) },
    resolve: (_root, { id }, { deps, request }) => findCart(deps, request, id),
  }),
  carts: t.field({
    type: connectionType('Cart', CartType),
    access: 'orders:write',
    description:
      'Carts with something in them that are not ordered yet, those changed last first. Staff of some stores see those that these serve.',
    args: { filter: t.arg({ type: CartFilterInput, description: 'Which of them.' }), ...pageArgs(t) },
    resolve: (_root, args, { deps, request }) => listCarts(deps, request, args),
  }),
}));
