import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { priceVariants } from '../ports/catalog.ts';
import type { Cart } from './model/cart.ts';
import { type PricedCart, totalCart } from './model/priced-cart.ts';

/** Who buys, as a private channel knows them: an account, or nobody; null where staff or the machinery acts. */
function buyerOf({ actor }: RequestContext): string | null {
  if (actor.kind === 'staff' || actor.kind === 'service') return null;
  return actor.kind === 'customer' ? actor.customerId : '';
}

/** Asks the catalog for prices, once for each channel and currency. @throws UnavailableError */
export async function priceCarts(
  deps: OrdersDeps,
  request: RequestContext,
  carts: readonly Cart[],
): Promise<PricedCart[]> {
  const wanted = new Map<string, { channel: string; currencyCode: string; variantIds: Set<string> }>();
  const keyOf = (cart: Cart) => `${cart.channel} ${cart.currency}`;
  for (const cart of carts) {
    if (cart.lines.length === 0) continue;
    const { channel, currency: currencyCode } = cart;
    const group = wanted.get(keyOf(cart)) ?? { channel, currencyCode, variantIds: new Set() };
    wanted.set(keyOf(cart), group);
    for (const line of cart.lines) group.variantIds.add(line.variantId);
  }
  const priced = await Promise.all(
    [...wanted].map(async ([key, { variantIds, ...rest }]) => {
      const variables = { ...rest, variantIds: [...variantIds], buyerId: buyerOf(request) };
      return [key, await deps.ports.call(priceVariants, variables, request)] as const;
    }),
  );
  const byKey = new Map(priced);
  return carts.map((cart) => totalCart(cart, byKey.get(keyOf(cart)) ?? []));
}

/** Asks the catalog for the prices of the cart's channel. @throws UnavailableError */
export async function priceCart(deps: OrdersDeps, request: RequestContext, cart: Cart): Promise<PricedCart> {
  const [priced] = await priceCarts(deps, request, [cart]);
  return priced ?? totalCart(cart, []);
}
