import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { coordinatesOf } from '../delivery/model/address.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Allocation, StoredRouting } from '../order/model/order.ts';
import type { NewPayment } from '../order/model/payment.ts';
import type { ChosenPayment } from '../payment/model/payment-input.ts';
import { holdStock } from '../ports/inventory-holds.ts';
import { holdGiftCards, holdPoints } from '../ports/loyalty-holds.ts';
import { type RoutingDecision, route } from '../routing/model/routing.ts';
import type { BegunCheckout } from './begin-checkout.ts';
import type { UndecidedOrder } from './model/undecided-order.ts';
import { storeIntents } from './store/intents.ts';

/** An undecided order whose stock and value are held and whose payment intents are written. */
export interface HeldOrder extends UndecidedOrder {
  readonly payments: readonly NewPayment[];
}

function decideRoute({ cart, order, stock }: BegunCheckout): RoutingDecision {
  return route(
    {
      deliveryMethod: order.deliveryMethod,
      pickupLocationId: order.pickupLocationId,
      sellingLocationId: order.sellingLocationId,
      destination: coordinatesOf(cart.shippingAddress),
      lines: order.lines.flatMap((line) =>
        line.kind === 'GOOD' && line.variantId !== null
          ? [{ lineId: line.id, variantId: line.variantId, quantity: line.quantity }]
          : [],
      ),
    },
    stock,
  );
}

async function holdUnits(
  deps: OrdersDeps,
  request: RequestContext,
  begun: BegunCheckout,
  decision: RoutingDecision,
): Promise<readonly Allocation[]> {
  const preferences = new Map(decision.preferences.map((one) => [one.lineId, one.locationIds]));
  const lines = begun.order.lines.flatMap((line) => {
    const locationIds = preferences.get(line.id);
    return locationIds && line.variantId !== null
      ? [{ lineId: line.id, variantId: line.variantId, quantity: line.quantity, locationIds }]
      : [];
  });
  if (lines.length === 0) return [];
  const { id } = begun.order;
  const { allocations } = await deps.ports.call(
    holdStock,
    {
      input: {
        key: id,
        kind: 'CHECKOUT',
        ownerId: id,
        convertFromOwnerId: begun.cart.id,
        holder: begun.holder,
        expiresAt: null,
        lines,
      },
    },
    request,
  );
  return allocations;
}

type HeldValue = Pick<NewPayment, 'kind' | 'amountMinor' | 'giftCardId'>;

/** Points first, then as much of the gift cards as the rest needs. */
async function holdValue(deps: OrdersDeps, request: RequestContext, begun: BegunCheckout): Promise<HeldValue[]> {
  const { cart, order } = begun;
  const held: HeldValue[] = [];
  let left = order.totalMinor;
  const points = Number(BigInt(cart.pointsToRedeem) < left ? BigInt(cart.pointsToRedeem) : left);
  if (points > 0 && order.customerId !== null) {
    const { valueMinor, currency } = await deps.ports.call(
      holdPoints,
      { checkoutId: order.id, customerId: order.customerId, points },
      request,
    );
    if (currency !== order.currency) throw new ConflictError(`Points are worth ${currency}, not ${order.currency}`);
    held.push({ kind: 'POINTS', amountMinor: valueMinor, giftCardId: null });
    left -= valueMinor;
  }
  if (cart.giftCards.length > 0 && left > 0n) {
    const keyIds = cart.giftCards.map(({ keyId }) => keyId);
    const cards = await deps.ports.call(
      holdGiftCards,
      { checkoutId: order.id, keyIds, currency: order.currency, maxMinor: left.toString() },
      request,
    );
    for (const { giftCardId, amountMinor } of cards) {
      if (amountMinor > 0n) held.push({ kind: 'GIFT_CARD', amountMinor, giftCardId });
    }
  }
  return held;
}

function toPayments(
  begun: BegunCheckout,
  value: readonly HeldValue[],
  chosen: ChosenPayment | undefined,
): NewPayment[] {
  const left = value.reduce((rest, part) => rest - part.amountMinor, begun.order.totalMinor);
  const none = { status: 'PENDING', provider: null, providerKey: null, reference: null } as const;
  const payments: NewPayment[] = value.map((part) => ({ id: newId('pay'), ...none, ...part }));
  if (left === 0n) return payments;
  if (!chosen)
    throw new ValidationError([
      { path: 'payment', issueCode: 'REQUIRED', message: 'a payment is needed for what is left to pay' },
    ]);
  const id = newId('pay');
  const { kind, provider } = chosen;
  payments.push({ ...none, id, kind, amountMinor: left, giftCardId: null, provider: provider.name, providerKey: id });
  return payments;
}

/** Takes the checkout holds from their owners side by side, then writes the payment intents. */
export async function takeHolds(
  deps: OrdersDeps,
  request: RequestContext,
  begun: BegunCheckout,
  chosen: ChosenPayment | undefined,
): Promise<HeldOrder> {
  const decision = decideRoute(begun);
  const [units, value] = await Promise.allSettled([
    holdUnits(deps, request, begun, decision),
    holdValue(deps, request, begun),
  ]);
  if (units.status === 'rejected') throw units.reason;
  if (value.status === 'rejected') throw value.reason;
  const payments = toPayments(begun, value.value, chosen);
  const routing: StoredRouting = { ...decision, allocations: units.value };
  const written = await storeIntents(deps.db, { id: begun.order.id, routing, payments, now: deps.clock.now() });
  if (!written) throw new ConflictError('This checkout took too long and was aborted');
  return { ...begun.order, source: 'CHECKOUT', version: 0n, payments, routing };
}
