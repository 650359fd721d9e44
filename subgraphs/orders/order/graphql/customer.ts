import type { GraphContext } from '#kernel/graphql/builder.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { canReadCustomer } from '../../../shared/customer-access.ts';
import { builder, pageArgs } from '../../builder.ts';
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
    access: ['owner', 'orders:read'],
    description: 'Orders of every channel under every merged id, newest first.',
    args: pageArgs(t),
    resolve: async ({ id }, { first, after, last, before }, context) => {
      await assertMayRead(context, id);
      return historyPages(context).load(JSON.stringify({ customerId: id, first, after, last, before }));
    },
  }),
  orderCount: t.int({
    nullable: true,
    access: ['owner', 'orders:read'],
    description: 'Orders placed and not canceled, under every merged id.',
    resolve: async ({ id }, _args, context) => {
      await assertMayRead(context, id);
      return orderCounts(context).load(id);
    },
  }),
}));
