import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { channelCodes } from '../../shared/contexts/find-channel.ts';
import { assertCan, boundTo } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { priceCarts } from './price-cart.ts';
import { countOpenCarts, readOpenCartPage } from './store/carts.ts';

interface ListCartsArgs extends PageArgs {
  readonly filter?:
    | {
        readonly channelIds?: readonly string[] | null | undefined;
        readonly updatedBeforeAt?: Date | null | undefined;
      }
    | null
    | undefined;
}

/** Open carts for staff, those changed last first, at today's prices; those bound to stores see what these serve. */
export async function listCarts(
  deps: OrdersDeps,
  request: RequestContext,
  args: ListCartsArgs,
): Promise<Page<PricedCart>> {
  const { actor } = request;
  assertCan(actor, 'orders:write');
  const page = parseInstantPage(args);
  const { channelIds, updatedBeforeAt } = args.filter ?? {};
  const filter = {
    ownLocationIds: boundTo(actor),
    channelCodes: channelIds ? await channelCodes(deps.contexts, channelIds, actor) : undefined,
    updatedBefore: updatedBeforeAt ?? undefined,
    now: deps.clock.now(),
  };
  const carts = await priceCarts(deps, request, await readOpenCartPage(deps.db, filter, page));
  const keyOf = ({ cart }: PricedCart) => [cart.updatedAt.toISOString(), cart.id];
  return toPage(carts, page, keyOf, () => countOpenCarts(deps.db, filter));
}
