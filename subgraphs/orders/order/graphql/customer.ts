import type { GraphContext } from '#kernel/graphql/builder.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { countTogether, type Page, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { canReadCustomer } from '../../../shared/customer-access.ts';
import { builder, connectionType } from '../../builder.ts';
import { Cart } from '../../cart/graphql/cart.ts';
import type { OrdersDeps } from '../../deps.ts';
import { countHistories, countOrdersOfCustomers, findOrdersOfCustomers, loadOpenCarts } from '../../graphql/loaders.ts';
import { Customer } from '../../references.ts';
import type { Order as OrderRecord } from '../model/order.ts';
import { Order } from './order.ts';

export const OrderConnection = connectionType('Order', Order as never);

/** @throws ForbiddenError unless it is the caller's own history, or staff read it. */
async function assertMayRead({ deps, request }: GraphContext<OrdersDeps>, customerId: string): Promise<void> {
  if (!(await canReadCustomer(deps.db, request.actor, customerId, 'orders:read'))) throw new ForbiddenError();
}

/** `t.loadable` shares one loader among calls of a field with the same arguments. */
interface HistoryKey {
  readonly customerId: string;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
}

async function loadHistories(
  keys: readonly HistoryKey[],
  { deps }: GraphContext<OrdersDeps>,
): Promise<Page<OrderRecord>[]> {
  const groups = new Map<string, HistoryKey[]>();
  for (const key of keys) {
    const name = JSON.stringify([key.first, key.after]);
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  const pages = new Map<HistoryKey, Page<OrderRecord>>();
  for (const group of groups.values()) {
    const page = parseInstantPage(group[0] ?? {});
    const customerIds = group.map((key) => key.customerId);
    const found = await findOrdersOfCustomers(deps.db, customerIds, page);
    const countOf = countTogether(() => countHistories(deps.db, customerIds));
    for (const key of group) {
      const orders = found.get(key.customerId) ?? [];
      pages.set(
        key,
        toPage(
          orders,
          page,
          (order) => [(order.placedAt ?? order.createdAt).toISOString(), order.id],
          countOf(key.customerId),
        ),
      );
    }
  }
  return keys.map((key) => pages.get(key) ?? toPage([], { limit: 1, after: undefined }, () => []));
}

builder.objectFields(Customer, (t) => ({
  orders: t.loadable({
    type: OrderConnection,
    nullable: true,
    description:
      'Orders of every channel under every merged id, newest first. For the customer and for staff who read orders.',
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    load: loadHistories as never,
    cacheKey: (key: unknown) => JSON.stringify(key),
    resolve: (async (
      { id }: { id: string },
      args: Omit<HistoryKey, 'customerId'>,
      context: GraphContext<OrdersDeps>,
    ) => {
      await assertMayRead(context, id);
      return { customerId: id, first: args.first, after: args.after };
    }) as never,
  } as never),
  orderCount: t.loadable({
    type: 'Int',
    nullable: true,
    description: 'Orders placed and not canceled, under every merged id.',
    load: async (ids: string[], { deps }: GraphContext<OrdersDeps>) => {
      const counts = await countOrdersOfCustomers(deps.db, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    },
    resolve: async ({ id }, _args, context) => {
      await assertMayRead(context, id);
      return id;
    },
  }),
  openCart: t.loadable({
    type: Cart,
    nullable: true,
    description: 'The cart they changed last, on whatever channel. For the customer and for staff with orders:write.',
    load: (ids: string[], context: GraphContext<OrdersDeps>) => loadOpenCarts(ids, context) as never,
    resolve: async ({ id }, _args, { deps, request }) =>
      (await canReadCustomer(deps.db, request.actor, id, 'orders:write')) ? id : null,
  }),
}));
