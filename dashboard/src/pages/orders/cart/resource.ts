import { listByPage } from '../../../api/connection.ts';
import { type CartsResult, cartsDocument } from '../../../api/generated/orders/cart.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export type CartRow = NonNullable<CartsResult['carts']>['nodes'][number];

/** For how long carts were left behind, in hours. */
const LEFT_FOR_HOURS = { hour: 1, day: 24, week: 168 } as const;
export type LeftFor = keyof typeof LEFT_FOR_HOURS;
export const LEFT_FOR = Object.keys(LEFT_FOR_HOURS) as LeftFor[];

/** To the minute: the lists of one minute are one list. */
function changedBefore(left: LeftFor, now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000 - LEFT_FOR_HOURS[left] * 3_600_000).toISOString();
}

/** Whose it is, by the page of the customer; null for a guest. */
export const customerPath = ({ customer }: CartRow) =>
  customer ? `/customers/${encodeURIComponent(customer.id)}/show` : null;

/** Who can be asked about it; null for a guest without an address. */
export const buyerOf = ({ customer, email }: CartRow) => customer?.displayName || email || null;

/** A cart as one line. */
export const cartLine = (cart: CartRow): Hit => ({
  path: customerPath(cart) ?? '/carts',
  primary: buyerOf(cart) ?? cart.lines[0]?.variant?.product?.title ?? '–',
  secondary: cart.sellingLocation?.name ?? cart.channel?.name ?? '',
});

export const cartHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'carts', params, async (first, after) => {
        const { channelId, left } = params.filter as { channelId?: string; left?: LeftFor };
        const filter = {
          ...(channelId ? { channelIds: [channelId] } : {}),
          ...(left ? { updatedBeforeAt: changedBefore(left, Date.now()) } : {}),
        };
        const { carts } = await client.request(cartsDocument, { first, after, filter }, { signal: params.signal });
        return { ...carts, meta: undefined };
      }),
  };
};
