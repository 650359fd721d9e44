import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { can, isAtLocation } from '../../../shared/permissions.ts';
import type { OrdersDeps } from '../../deps.ts';
import type { PosReceipt } from '../model/pos-receipt.ts';
import { readReceiptsByIds, readReceiptsOfOrders } from '../store/pos-receipts.ts';

type Context = GraphContext<OrdersDeps>;

/** Receipts by id, each null where it does not exist or the caller may not see it. */
export const receiptsById = defineLoader(async ({ deps, request }: Context, ids) => {
  const found = can(request.actor, 'orders:read') ? await readReceiptsByIds(deps.db, ids) : [];
  const own = found.filter(({ locationId }) => isAtLocation(request.actor, locationId));
  const byId = new Map<string, PosReceipt>(own.map((receipt) => [receipt.id, receipt]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Receipts of orders that the caller has read already, by the order's id. */
export const receiptsOfOrder = defineLoader(async ({ deps }: Context, orderIds) => {
  const found = new Map<string, PosReceipt[]>(orderIds.map((id) => [id, []]));
  for (const receipt of await readReceiptsOfOrders(deps.db, orderIds)) found.get(receipt.orderId)?.push(receipt);
  return orderIds.map((id) => found.get(id) ?? []);
});
