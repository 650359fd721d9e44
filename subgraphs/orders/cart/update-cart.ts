import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { findChannel } from '../../shared/contexts/find-channel.ts';
import { knownLocations } from '../../shared/contexts/known-locations.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { InsufficientPointsError } from '../ports/errors.ts';
import { pickupLocations } from '../ports/inventory-locations.ts';
import { type CartInput, changeCart } from './change-cart.ts';
import type { Cart, FoundCart } from './model/cart.ts';
import { type CartFields, parseCartFields } from './model/cart-fields.ts';
import { withoutShownPrices } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { readRedeemable } from './read-redeemable.ts';
import { recordRefusedPickup } from './record-refusal.ts';

/** Whose cart it is; staff only, when they serve a customer they have identified. */
function parseCustomer(request: RequestContext, customerId: string | null | undefined): CustomerId | undefined {
  if (customerId === undefined || customerId === null) return undefined;
  if (!can(request.actor, 'orders:write')) throw new ForbiddenError('Only staff may say whose cart this is');
  return parseId('cus', customerId, 'customerId');
}

/** @throws ValidationError without a customer; InsufficientPointsError for more points than can be used now. */
async function assertPoints(deps: OrdersDeps, request: RequestContext, cart: Cart): Promise<void> {
  if (cart.customerId === null) {
    const message = 'points need a customer';
    throw new ValidationError([{ path: 'pointsToRedeem', issueCode: 'NOT_ALLOWED', message }]);
  }
  const { points } = await readRedeemable(deps, request, cart);
  if (points < cart.pointsToRedeem) throw new InsufficientPointsError(points);
}

/** @throws ValidationError when the location offers no pickup, which is reported, or does not exist. */
async function assertPickup(deps: OrdersDeps, request: RequestContext, cart: Cart, locationId: string): Promise<void> {
  const offering = await deps.ports.call(pickupLocations, { ids: [locationId] }, request);
  if (offering.includes(locationId)) return;
  const known = await deps.ports.call(knownLocations, { ids: [locationId] }, request);
  if (known.includes(locationId)) await recordRefusedPickup(deps, cart, locationId);
  const message = 'nothing can be picked up there';
  throw new ValidationError([{ path: 'pickupLocationId', issueCode: 'NOT_ALLOWED', message }]);
}

/** What a move to another channel changes: prices follow, and the currency where the channel does not sell in it. */
async function placeIn(
  deps: OrdersDeps,
  { actor }: RequestContext,
  cart: Cart,
  channelId: string | undefined,
): Promise<Partial<Cart>> {
  if (channelId === undefined) return {};
  const { code, currencyCodes } = await findChannel(deps.contexts, channelId, actor, 'channelId');
  if (code === cart.channel) return {};
  const currency = currencyCodes.includes(cart.currency) ? cart.currency : currencyCodes[0];
  return { channel: code, currency, lines: withoutShownPrices(cart.lines) };
}

async function decide(
  deps: OrdersDeps,
  request: RequestContext,
  cart: FoundCart,
  wanted: CartFields & { readonly customerId?: CustomerId | undefined },
): Promise<Partial<Cart>> {
  const { customerId = cart.customerId, channelId, ...fields } = wanted;
  const changes: Partial<Cart> = {
    ...fields,
    ...(await placeIn(deps, request, cart, channelId)),
    customerId,
    // Points belong to a person: another person's cart takes none along.
    ...(customerId === cart.customerId ? {} : { pointsToRedeem: fields.pointsToRedeem ?? 0 }),
  };
  if (fields.pickupLocationId) await assertPickup(deps, request, cart, fields.pickupLocationId);
  if ((fields.pointsToRedeem ?? 0) > 0) await assertPoints(deps, request, { ...cart, ...changes });
  return changes;
}

/** Sets what is given of a cart: its channel (prices follow), where it goes, what pays beside money. */
export async function updateCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly customerId?: string | null | undefined } & Readonly<Record<string, unknown>>,
): Promise<PricedCart> {
  const fields = parseCartFields(input);
  const customerId = parseCustomer(request, input.customerId);
  return changeCart(deps, request, {
    mutation: 'updateCart',
    input,
    decide: (cart) => decide(deps, request, cart, { ...fields, customerId }),
  });
}
