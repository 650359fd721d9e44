import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { LocationId, OrderId, ReturnId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderReturned } from '../order/events.ts';
import type { ChangedOrder, Order } from '../order/model/order.ts';
import type { Disposition, OrderReturn } from '../order/model/order-return.ts';
import type { PartOf } from '../order/model/part.ts';
import { requireOrder } from '../order/require-order.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { insertRefunds } from '../payment/store/refunds.ts';
import { assertLocation } from '../ports/assert-location.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { insertTask } from '../tasks/store/tasks.ts';
import { spreadRefund } from '../totals/model/refund.ts';
import { type ReturnedGoods, returnGoods } from './model/return.ts';
import { insertReturn, readCredited } from './store/returns.ts';

export interface CreateReturnInput {
  readonly orderId: string;
  /** Store that takes the goods back, whichever sold them. */
  readonly locationId: string;
  readonly lines: ReadonlyArray<{ orderLineId: string; quantity: number; disposition: Disposition }>;
  readonly idempotencyKey: string;
}

export interface CreatedReturn extends ChangedOrder {
  readonly created: PartOf<OrderReturn>;
}

/** A return that is being taken in. */
interface Intake {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  readonly locationId: LocationId;
  readonly lines: CreateReturnInput['lines'];
  readonly now: Date;
}

async function takeBack(tx: Tx, { id, orderId, locationId, lines, now }: Intake): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new NotFoundError('order', orderId);
  if (order.status !== 'PLACED') throw new ConflictError(`An order that is ${order.status} has nothing to return`);
  if (order.payments.some((payment) => payment.status === 'AUTHORIZED' || payment.status === 'PENDING'))
    throw new UnavailableError('This order is still being completed; try again');
  const credited = order.returnStatus === 'NONE' ? new Map<string, never>() : await readCredited(tx, order.id);
  const goods = returnGoods(order, lines, credited);
  const worth = goods.reduce((sum, one) => sum + one.netMinor + one.taxMinor, 0n);
  const left = order.totalMinor - order.refundedMinor;
  const refundMinor = worth < left ? worth : left;
  const { version } = await insertReturn(tx, {
    id,
    orderId,
    locationId,
    refundMinor,
    processedAt: now,
    lines: goods.map(({ line, ...one }) => ({ ...one, orderLineId: line.id })),
  });
  await insertRefunds(tx, { orderId, causeId: id, now }, spreadRefund(refundMinor, order.payments));
  await appendEvents(tx, 'orders', [toEvent(order, goods, { id, at: now, version, locationId, refundMinor })]);
  const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
  await insertTask(tx, { orderId, kind: 'RETURN', subjectId: id, dueAt });
}

function toEvent(
  order: Order,
  goods: readonly ReturnedGoods[],
  returned: Omit<Parameters<typeof orderReturned>[1], 'lines'>,
) {
  return orderReturned(order, {
    ...returned,
    lines: goods.map(({ line, ...one }) => ({
      ...one,
      id: line.id,
      variantId: line.variantId,
      productId: line.productId,
      category: line.category,
    })),
  });
}

/**
 * Takes goods back in any store: each unit once at most, its part of what was paid goes back where it came from,
 * and the store that takes it has it in stock.
 */
export async function createReturn(
  deps: OrdersDeps,
  request: RequestContext,
  input: CreateReturnInput,
): Promise<CreatedReturn> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { lines } = input;
  const locationId = parseId('loc', input.locationId, 'locationId');
  assertAtLocation(request.actor, locationId);
  if (lines.length === 0)
    throw new ValidationError([{ path: 'lines', issueCode: 'REQUIRED', message: 'nothing to return' }]);
  const [{ id: orderId }] = await Promise.all([
    requireOrder(deps, request, input.orderId, 'orders:write'),
    assertLocation(deps, request, locationId),
  ]);
  const scope = `create-return:${actorName(request.actor)}`;
  const body = { orderId, locationId, lines };
  const { result, replayed } = await deps.db.inTransaction('create-return', (tx) =>
    once(tx, { scope, key, body }, async () => {
      const returnId = newId('ret');
      await takeBack(tx, { id: returnId, orderId, locationId, lines, now: deps.clock.now() });
      return { returnId };
    }),
  );
  const { returnId } = result;
  if (!replayed) await completeInline(deps, request, { orderId, kind: 'RETURN', subjectId: returnId });
  const changed = await rereadOrder(deps, orderId);
  const part = changed.order.returns.find((one) => one.id === returnId);
  if (!part) throw new Error(`the return ${returnId} has vanished`);
  return { ...changed, created: { order: changed.order, part } };
}
