import type { GraphContext } from '#kernel/graphql/builder.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { canReadCustomer } from '../../../shared/customer-access.ts';
import { builder } from '../../builder.ts';
import type { OrdersDeps } from '../../deps.ts';
import { CustomerType } from '../../references.ts';
import { historyPages, orderCounts } from './loaders.ts';
import { OrderConnectionType } from './order.ts';

/** @throws ForbiddenError unless it is the caller's own history, or staff read it. */
async function assertMayRead({ deps, request }: GraphContext<OrdersDeps>, customerId: string): Promise<void> {
  if (!(await canReadCustomer(deps.db, request.actor, customerId, 'orders:read'))) throw new ForbiddenError();
}

builder.objectFields(CustomerType, (t) => ({
  orders: t.field({
    type: OrderConnectionType,
    nullable: true,
    description:
      'Orders of every channel under every merged id, newest first. For the customer and for staff who read orders.',
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    resolve: async ({ id }, { first, after }, context) => {
      await assertMayRead(context, id);
      return historyPages(context).load(JSON.stringify({ customerId: id, first, after }));
    },
  }),
  orderCount: t.int({
    nullable: true,
    description: 'Orders placed and not canceled, under every merged id.',
    resolve: async ({ id }, _args, context) => {
      await assertMayRead(context, id);
      return orderCounts(context).load(id);
    },
  }),
}));
