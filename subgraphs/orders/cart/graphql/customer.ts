import { canReadCustomer } from '../../../shared/customer-access.ts';
import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { openCarts } from './loaders.ts';
import { CartType } from './types.ts';

builder.objectField(CustomerType, 'openCart', (t) =>
  t.field({
    type: CartType,
    nullable: true,
    access: ['owner', 'orders:write'],
    description:
      'The cart they changed last, on whatever channel; null when they have none. Staff bound to stores read it here, and serve it once they have claimed it by its share token.',
    resolve: async ({ id }, _args, context) => {
      const { deps, request } = context;
      const readable = await canReadCustomer(deps.db, request.actor, id, 'orders:write');
      return readable ? openCarts(context).load(id) : null;
    },
  }),
);
