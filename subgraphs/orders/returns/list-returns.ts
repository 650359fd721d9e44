import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { isPlaced } from '../order/model/order.ts';
import { type DateRangeInput, parseDateRange } from '../order/model/order-filter.ts';
import type { OrderReturn } from '../order/model/order-return.ts';
import { type PartOf, partsOf } from '../order/model/part.ts';
import { readOrdersOfReturns } from '../order/store/orders.ts';
import { countReturns, readReturnPage } from './store/return-pages.ts';

interface ListReturnsArgs extends PageArgs {
  readonly filter?:
    | {
        readonly processed?: DateRangeInput | null | undefined;
        readonly locationIds?: readonly string[] | null | undefined;
        readonly orderIds?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
}

/** Returns for staff, the latest first. */
export async function listReturns(
  deps: OrdersDeps,
  { actor }: RequestContext,
  args: ListReturnsArgs,
): Promise<Page<PartOf<OrderReturn>>> {
  assertCan(actor, 'orders:read');
  const page = parseInstantPage(args);
  const { processed, locationIds, orderIds } = args.filter ?? {};
  const filter = {
    processed: parseDateRange(processed, deps.config.timeZone),
    locationIds: locationIds ?? undefined,
    orderIds: orderIds ?? undefined,
  };
  const ids = await readReturnPage(deps.db, filter, page);
  const orders = (await readOrdersOfReturns(deps.db, ids)).filter(isPlaced);
  const byId = new Map(orders.flatMap((order) => partsOf(order, order.returns)).map((one) => [one.part.id, one]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  const keyOf = ({ part }: PartOf<OrderReturn>) => [part.processedAt.toISOString(), part.id];
  return toPage(rows, page, keyOf, () => countReturns(deps.db, filter));
}
