import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { assertAtLocation, assertCan } from '#kernel/request/access.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { reread } from '../changes/cancel-order.ts';
import type { OrdersDeps } from '../deps.ts';
import { fulfilmentOrderChanged } from '../events/published.ts';
import type { FulfilmentOrder } from '../order/model/order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/checkout-windows.ts';
import { insertTask } from '../tasks/store/tasks.ts';
import { assertTransition, type FulfilmentStatus, hasLeft, summarise } from './model/fulfilment.ts';
import { findFulfilmentOrderId, moveFulfilment as writeMove } from './store/order-changes.ts';
import { isBeingRerouted } from './store/reroutes.ts';

export interface MoveFulfilmentInput {
  readonly fulfilmentOrderId: string;
  readonly idempotencyKey: string;
  readonly trackingCode?: string | null | undefined;
  /** What the customer shows when they collect. */
  readonly pickupCode?: string | null | undefined;
}

export interface MovedFulfilment {
  readonly fulfilmentOrder: FulfilmentOrder;
  readonly completion: 'DONE' | 'PENDING';
}

function assertPickupCode(fulfilment: FulfilmentOrder, given: string | null | undefined): void {
  const expected = Buffer.from(fulfilment.pickupCode ?? '');
  const shown = Buffer.from(given ?? '');
  if (shown.length !== expected.length || !timingSafeEqual(shown, expected))
    throw new ValidationError([{ path: 'pickupCode', message: 'is not the code of this order' }]);
}

async function move(
  tx: Tx,
  request: RequestContext,
  input: MoveFulfilmentInput,
  to: FulfilmentStatus,
  now: Date,
): Promise<string> {
  const orderId = await findFulfilmentOrderId(tx, input.fulfilmentOrderId);
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId);
  const fulfilment = order?.fulfilmentOrders.find((one) => one.id === input.fulfilmentOrderId);
  if (!order || !fulfilment) throw new NotFoundError('fulfilment order', input.fulfilmentOrderId);
  assertAtLocation(request.actor, fulfilment.locationId);
  if (order.status !== 'PLACED') throw new ConflictError(`The order is ${order.status}`);
  if (await isBeingRerouted(tx, fulfilment.id))
    throw new UnavailableError('Units of this fulfilment order are being sent from elsewhere; read it again');
  assertTransition(fulfilment.status, to, fulfilment.deliveryMethod);
  if (to === 'HANDED_OVER') assertPickupCode(fulfilment, input.pickupCode);
  const statuses = order.fulfilmentOrders.map((one) => (one.id === fulfilment.id ? to : one.status));
  await writeMove(tx, {
    id: fulfilment.id,
    orderId: order.id,
    status: to,
    summary: summarise(statuses),
    trackingCode: input.trackingCode ?? null,
    now,
  });
  await appendEvents(tx, 'orders', [
    fulfilmentOrderChanged({ ...fulfilment, version: fulfilment.version + 1n }, to, now),
  ]);
  if (hasLeft(to)) {
    const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
    await insertTask(tx, { orderId: order.id, kind: 'FULFILMENT', subjectId: fulfilment.id, dueAt });
  }
  return order.id;
}

/** Takes one step with a fulfilment order, in the store or warehouse that does the work; goods that leave leave the stock. */
export async function moveFulfilment(
  deps: OrdersDeps,
  request: RequestContext,
  input: MoveFulfilmentInput,
  to: FulfilmentStatus,
): Promise<MovedFulfilment> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { fulfilmentOrderId } = input;
  if ((input.trackingCode?.length ?? 0) > 100)
    throw new ValidationError([{ path: 'trackingCode', message: 'at most 100 characters' }]);
  const body = { to, trackingCode: input.trackingCode, pickupCode: input.pickupCode };
  const { result, replayed } = await deps.db.inTransaction('move-fulfilment', (tx) =>
    once(tx, { scope: `fulfilment:${fulfilmentOrderId}`, key, body }, async () => ({
      orderId: await move(tx, request, input, to, deps.clock.now()),
    })),
  );
  const { orderId } = result;
  if (!replayed && hasLeft(to))
    await completeInline(deps, request, { orderId, kind: 'FULFILMENT', subjectId: fulfilmentOrderId });
  const { order, completion } = await reread(deps, orderId);
  const fulfilmentOrder = order.fulfilmentOrders.find((one) => one.id === fulfilmentOrderId);
  if (!fulfilmentOrder) throw new NotFoundError('fulfilment order', fulfilmentOrderId);
  assertAtLocation(request.actor, fulfilmentOrder.locationId);
  return { fulfilmentOrder, completion };
}
