import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { DeliveryMethod } from '../delivery/model/shipping.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FulfillmentStatus, StoredFulfillmentOrder } from '../order/model/fulfillment-order.ts';
import { isPlaced } from '../order/model/order.ts';
import { type PartOf, partsOf } from '../order/model/part.ts';
import { readOrdersOfFulfillments } from '../order/store/orders.ts';
import { countWork, readWork } from './store/work.ts';

interface ListFulfillmentOrdersArgs extends PageArgs {
  readonly filter?:
    | {
        readonly statuses?: readonly FulfillmentStatus[] | null | undefined;
        readonly locationIds?: readonly string[] | null | undefined;
        readonly deliveryMethods?: readonly DeliveryMethod[] | null | undefined;
        readonly createdBeforeAt?: Date | null | undefined;
        readonly hasException?: boolean | null | undefined;
      }
    | null
    | undefined;
}

/** Fulfillment orders for staff, the oldest first; those bound to stores see the work of these. */
export async function listFulfillmentOrders(
  deps: OrdersDeps,
  { actor }: RequestContext,
  args: ListFulfillmentOrdersArgs,
): Promise<Page<PartOf<StoredFulfillmentOrder>>> {
  assertCan(actor, 'orders:read');
  const page = parseInstantPage(args);
  const { statuses, locationIds, deliveryMethods, createdBeforeAt, hasException } = args.filter ?? {};
  const filter = {
    statuses: statuses ?? undefined,
    locationIds: locationIds ?? undefined,
    ownLocationIds: actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined,
    deliveryMethods: deliveryMethods ?? undefined,
    createdBeforeAt: createdBeforeAt ?? undefined,
    hasException: hasException ?? undefined,
  };
  const ids = await readWork(deps.db, filter, page);
  const orders = (await readOrdersOfFulfillments(deps.db, ids)).filter(isPlaced);
  const parts = orders.flatMap((order) => partsOf(order, order.fulfillmentOrders));
  const byId = new Map(parts.map((one) => [one.part.id, one]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  const keyOf = ({ part }: PartOf<StoredFulfillmentOrder>) => [part.createdAt.toISOString(), part.id];
  return toPage(rows, page, keyOf, () => countWork(deps.db, filter));
}
