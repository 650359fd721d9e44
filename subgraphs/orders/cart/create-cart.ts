import { randomBytes } from 'node:crypto';
import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, keyReused, UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId, LocationId } from '../../shared/ids.ts';
import { boundTo } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { createGuestSession, type GuestSession } from '../ports/customers.ts';
import { holdCart } from './hold-cart.ts';
import { identifyRequest } from './identify-request.ts';
import { CART_TTL_MS, type Cart } from './model/cart.ts';
import { planHolding } from './model/cart-hold.ts';
import { addLines, type LineInput, parseLines } from './model/cart-lines.ts';
import { assertSellable, type PricedCart, withShownPrices } from './model/priced-cart.ts';
import type { RecentKey } from './model/recent-keys.ts';
import { customerOf, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { insertCart, readCart } from './store/carts.ts';

export interface CreateCartInput {
  readonly idempotencyKey: string;
  readonly lines?: readonly LineInput[] | null | undefined;
}

/** A new cart, and the session that was opened to own it. */
export interface CreatedCart {
  readonly cart: PricedCart;
  /** Null where the caller had one. */
  readonly session: GuestSession['session'] | null;
}

/**
 * Staff sell for the store in which they ask; the only one they have goes without saying.
 * @throws ForbiddenError for staff of several stores who ask in none: nobody of theirs could serve the cart.
 */
export function sellingLocation({ actor }: RequestContext, storeId: string | null): LocationId | null {
  if (actor.kind !== 'staff') return null;
  const stores = boundTo(actor) ?? [];
  const only = stores.length === 1 ? stores[0] : undefined;
  if (storeId === null && stores.length > 1)
    throw new ForbiddenError('Say in which of your stores you sell, by Passerelle-Store or @inContext');
  return (storeId ?? only ?? null) as LocationId | null;
}

/** What the request made before. @throws ConflictError when it asked for something else. */
async function readMade(deps: OrdersDeps, request: RequestContext, key: RecentKey): Promise<PricedCart> {
  const found = await readCart(deps.db, { creationKey: key.id }, undefined);
  if (!found) throw new UnavailableError('This cart is being made already; try again');
  if (found.creationHash !== key.hash) throw keyReused('createCart');
  return priceCart(deps, request, withoutAccess(found));
}

function newCart(
  deps: OrdersDeps,
  input: Pick<Cart, 'channel' | 'currency' | 'customerId' | 'sellingLocationId' | 'lines'>,
): Cart {
  const now = deps.clock.now();
  return {
    id: newId('crt'),
    shareToken: randomBytes(32).toString('base64url'),
    status: 'OPEN',
    version: 1,
    checkoutOrderId: null,
    email: null,
    shippingAddress: null,
    deliveryMethod: 'SHIP',
    pickupLocationId: null,
    pointsToRedeem: 0,
    giftCards: [],
    recentKeys: [],
    updatedAt: now,
    expiresAt: new Date(now.getTime() + CART_TTL_MS),
    holdExpiresAt: null,
    ...input,
  };
}

/** Opens a cart in the request's channel and currency, which it keeps; a caller without a session is given one of a guest, who owns it. */
export async function createCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CreateCartInput,
): Promise<CreatedCart> {
  const { channelCode, currencyCode, storeId } = appliedContext(request);
  const additions = parseLines(input.lines ?? []);
  const draft = newCart(deps, {
    channel: channelCode,
    currency: currencyCode,
    customerId: customerOf(request),
    sellingLocationId: sellingLocation(request, storeId),
    lines: addLines([], additions),
  });
  const draftPriced = await priceCart(deps, request, draft);
  assertSellable(
    draftPriced,
    additions.map((line) => line.variantId),
  );
  const guest =
    request.actor.kind === 'anonymous'
      ? await deps.ports.call(createGuestSession, { requestKey: input.idempotencyKey.toLowerCase() }, request)
      : null;
  const priced = guest
    ? { ...draftPriced, cart: { ...draft, customerId: guest.customerId as CustomerId } }
    : draftPriced;
  const owner = guest ? { kind: 'guest' as const, customerId: guest.customerId, sessionId: '' } : request.actor;
  const key = identifyRequest(owner, 'createCart', input);
  const holding = planHolding(priced, { lines: [], holdExpiresAt: null }, draft.updatedAt);
  const holdExpiresAt = await holdCart(deps, { ...request, actor: owner }, holding);
  const made = { ...withShownPrices(priced), holdExpiresAt };
  const isNew = await insertCart(deps.db, made, key);
  const cart = isNew ? { ...priced, cart: made } : await readMade(deps, request, key);
  return { cart, session: guest?.session ?? null };
}
