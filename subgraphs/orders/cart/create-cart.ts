import { randomBytes } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { LocationId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { changeCart } from './change-cart.ts';
import { holdCart } from './hold-cart.ts';
import { CART_TTL_MS, type Cart } from './model/cart.ts';
import { parseCartFields } from './model/cart-fields.ts';
import { planHolding } from './model/cart-hold.ts';
import { addLines, type LineInput, parseLines } from './model/cart-lines.ts';
import { assertSellable, type PricedCart } from './model/priced-cart.ts';
import { customerOf } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { insertCart } from './store/carts.ts';

export interface CreateCartInput {
  readonly channel: string;
  readonly currencyCode?: string | null | undefined;
  readonly lines?: readonly LineInput[] | null | undefined;
  /** Token of a cart begun elsewhere: it goes on here, in this channel, with these lines added. */
  readonly token?: string | null | undefined;
  readonly anonymousId?: string | null | undefined;
  /** Store that sells; staff only. */
  readonly sellingLocationId?: string | null | undefined;
}

/** Staff sell for a store of theirs; the only one they have goes without saying. @throws ForbiddenError */
function sellingLocation(request: RequestContext, given: string | undefined): LocationId | null {
  const { actor } = request;
  if (given !== undefined) {
    assertCan(actor, 'orders:write');
    const id = parseId('loc', given, 'sellingLocationId');
    assertAtLocation(actor, id);
    return id;
  }
  return actor.kind === 'staff' && actor.locationIds.length === 1 ? (actor.locationIds[0] as LocationId) : null;
}

/** Opens a cart on a channel, or moves the one whose token is given there. */
export async function createCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CreateCartInput,
): Promise<PricedCart> {
  const { channel, anonymousId } = parseCartFields({ channel: input.channel, anonymousId: input.anonymousId });
  if (channel === undefined)
    throw new ValidationError([
      { path: 'channel', issueCode: 'INVALID_FORMAT', message: 'expected the code of a channel' },
    ]);
  const additions = parseLines(input.lines ?? []);
  const selling = sellingLocation(request, input.sellingLocationId ?? undefined);
  const mustSell = additions.map((line) => line.variantId);
  if (input.token) {
    return changeCart(
      deps,
      request,
      { token: input.token },
      (cart) => ({
        channel,
        currency: input.currencyCode ?? cart.currency,
        sellingLocationId: selling ?? cart.sellingLocationId,
        anonymousId: anonymousId ?? cart.anonymousId,
        lines: addLines(cart.lines, additions),
      }),
      mustSell,
    );
  }
  const now = deps.clock.now();
  const cart: Cart = {
    id: newId('crt'),
    token: randomBytes(32).toString('base64url'),
    channel,
    currency: input.currencyCode ?? deps.config.currencyCode,
    status: 'OPEN',
    version: 1,
    customerId: customerOf(request),
    anonymousId: anonymousId ?? null,
    checkoutOrderId: null,
    sellingLocationId: selling,
    email: null,
    shippingAddress: null,
    deliveryMethod: 'SHIP',
    pickupLocationId: null,
    pointsToRedeem: 0,
    giftCardCodes: [],
    updatedAt: now,
    expiresAt: new Date(now.getTime() + CART_TTL_MS),
    holdExpiresAt: null,
    lines: addLines([], additions),
  };
  const priced = await priceCart(deps, request, cart);
  assertSellable(priced, new Set(mustSell));
  const holdExpiresAt = await holdCart(deps, request, planHolding(priced, { lines: [], holdExpiresAt: null }, now));
  await insertCart(deps.db, { ...cart, holdExpiresAt });
  return { ...priced, cart: { ...cart, holdExpiresAt } };
}
