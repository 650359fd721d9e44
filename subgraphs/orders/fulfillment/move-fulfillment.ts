import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FulfillmentOrder, FulfillmentStatus, StoredFulfillmentOrder } from '../order/model/fulfillment-order.ts';
import type { Completion } from '../order/model/order.ts';
import type { PartOf } from '../order/model/part.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { insertTask } from '../tasks/store/new-tasks.ts';
import { fulfillmentOrderChanged } from './events.ts';
import { assertTransition, hasLeft, summarize } from './model/fulfillment.ts';
import { readOrderIdOf } from './store/fulfillment-orders.ts';
import { isBeingRerouted } from './store/reroutes.ts';
import { writeStep } from './store/steps.ts';

export interface MoveFulfillmentInput {
  readonly fulfillmentOrderId: string;
  readonly idempotencyKey: string;
  readonly trackingNumber?: string | null | undefined;
  /** What the customer shows when they collect. */
  readonly pickupCode?: string | null | undefined;
}

export interface MovedFulfillment {
  readonly fulfillmentOrder: PartOf<StoredFulfillmentOrder>;
  readonly completion: Completion;
}

function assertPickupCode(fulfillment: FulfillmentOrder, given: string | null | undefined): void {
  const expected = Buffer.from(fulfillment.pickupCode ?? '');
  const shown = Buffer.from(given ?? '');
  if (shown.length !== expected.length || !timingSafeEqual(shown, expected))
    throw new ValidationError([
      { path: 'pickupCode', issueCode: 'NOT_ALLOWED', message: 'is not the code of this order' },
    ]);
}

async function move(
  tx: Tx,
  request: RequestContext,
  input: MoveFulfillmentInput,
  to: FulfillmentStatus,
  now: Date,
): Promise<OrderId> {
  const orderId = await readOrderIdOf(tx, input.fulfillmentOrderId);
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId);
  const fulfillment = order?.fulfillmentOrders.find((one) => one.id === input.fulfillmentOrderId);
  if (!order || !fulfillment) throw new NotFoundError('fulfillment order', input.fulfillmentOrderId);
  assertAtLocation(request.actor, fulfillment.locationId);
  if (order.status !== 'PLACED') throw new ConflictError(`The order is ${order.status}`);
  if (await isBeingRerouted(tx, fulfillment.id))
    throw new UnavailableError('Units of this fulfillment order are being sent from elsewhere; read it again');
  assertTransition(fulfillment.status, to, fulfillment.deliveryMethod);
  if (to === 'PICKED_UP') assertPickupCode(fulfillment, input.pickupCode);
  const statuses = order.fulfillmentOrders.map((one) => (one.id === fulfillment.id ? to : one.status));
  await writeStep(tx, {
    id: fulfillment.id,
    orderId: order.id,
    status: to,
    summary: summarize(statuses),
    trackingNumber: input.trackingNumber ?? null,
    now,
  });
  await appendEvents(tx, 'orders', [
    fulfillmentOrderChanged({ ...fulfillment, version: fulfillment.version + 1n }, to, now, order.routing),
  ]);
  if (hasLeft(to)) {
    const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
    await insertTask(tx, { orderId: order.id, kind: 'FULFILLMENT', subjectId: fulfillment.id, dueAt });
  }
  return order.id;
}

/** Takes one step with a fulfillment order, in the location that does the work; goods that leave leave the stock. */
export async function moveFulfillment(
  deps: OrdersDeps,
  request: RequestContext,
  input: MoveFulfillmentInput,
  to: FulfillmentStatus,
): Promise<MovedFulfillment> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { fulfillmentOrderId } = input;
  if ((input.trackingNumber?.length ?? 0) > 100)
    throw new ValidationError([
      { path: 'trackingNumber', issueCode: 'TOO_LONG', message: 'at most 100 characters', limit: 100 },
    ]);
  const scope = `move-fulfillment:${actorName(request.actor)}`;
  const body = { fulfillmentOrderId, to, trackingNumber: input.trackingNumber, pickupCode: input.pickupCode };
  const { result, replayed } = await deps.db.inTransaction('move-fulfillment', (tx) =>
    once(tx, { scope, key, body }, async () => ({
      orderId: await move(tx, request, input, to, deps.clock.now()),
    })),
  );
  const { orderId } = result;
  if (!replayed && hasLeft(to))
    await completeInline(deps, request, { orderId, kind: 'FULFILLMENT', subjectId: fulfillmentOrderId });
  const { order, completion } = await rereadOrder(deps, orderId);
  const part = order.fulfillmentOrders.find((one) => one.id === fulfillmentOrderId);
  if (!part) throw new NotFoundError('fulfillment order', fulfillmentOrderId);
  assertAtLocation(request.actor, part.locationId);
  return { fulfillmentOrder: { order, part }, completion };
}
