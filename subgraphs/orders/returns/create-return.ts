import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import { type Money, parseMoney } from '#kernel/values/money.ts';
import type { LocationId, OrderId, ReturnId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { ChangedOrder } from '../order/model/order.ts';
import type { Disposition, OrderReturn } from '../order/model/order-return.ts';
import type { PartOf } from '../order/model/part.ts';
import { requireOrder } from '../order/require-order.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { assertLocation } from '../ports/assert-location.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { assertAmount, type GivenMoney, shippingBack } from './model/extras.ts';
import { returnGoods } from './model/return.ts';
import { lockReturnable, recordReturn } from './record-return.ts';

export interface CreateReturnInput {
  readonly orderId: string;
  /** Store that takes the goods back, whichever sold them. */
  readonly locationId: string;
  readonly lines: ReadonlyArray<{ orderLineId: string; quantity: number; disposition: Disposition }>;
  /** Whether delivery goes back as well; with the last goods of the order when nothing is said. */
  readonly includesShipping?: boolean | null | undefined;
  /** Kept of what goes back. */
  readonly returnFee?: GivenMoney | null | undefined;
  readonly idempotencyKey: string;
}

export interface CreatedReturn extends ChangedOrder {
  readonly created: PartOf<OrderReturn>;
}

/** A return that is being taken in. */
interface Intake extends Pick<CreateReturnInput, 'lines' | 'includesShipping'> {
  readonly returnFee: Money | null;
  readonly id: ReturnId;
  readonly orderId: OrderId;
  readonly locationId: LocationId;
  readonly now: Date;
}

async function takeBack(tx: Tx, intake: Intake): Promise<void> {
  const { order, credited, leftMinor } = await lockReturnable(tx, intake.orderId);
  const goods = returnGoods(order, intake.lines, credited);
  const shipping = shippingBack(order, goods, intake.includesShipping ?? undefined);
  const delivery = shipping.netMinor + shipping.taxMinor;
  const worth = goods.reduce((sum, one) => sum + one.netMinor + one.taxMinor, delivery);
  const dueMinor = worth < leftMinor ? worth : leftMinor;
  const { returnFee } = intake;
  if (returnFee) assertAmount('returnFee', returnFee, order.currency, dueMinor);
  const feeMinor = returnFee?.minor ?? 0n;
  const { id, locationId, now } = intake;
  const refundMinor = dueMinor - feeMinor;
  await recordReturn(tx, order, { id, locationId, goods, shipping, feeMinor, refundMinor, reason: null, now });
}

/**
 * Takes goods back in any store: each unit once at most, its part of what was paid goes back where it came from,
 * and the store that takes it has it in stock. With the last goods of an order its delivery goes back too, unless the
 * store says otherwise; a fee may be kept.
 */
export async function createReturn(
  deps: OrdersDeps,
  request: RequestContext,
  input: CreateReturnInput,
): Promise<CreatedReturn> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { lines, includesShipping, returnFee: fee } = input;
  const returnFee = fee ? parseMoney(fee.amount, fee.currencyCode, 'returnFee') : null;
  const locationId = parseId('loc', input.locationId, 'locationId');
  assertAtLocation(request.actor, locationId);
  if (lines.length === 0)
    throw new ValidationError([{ path: 'lines', issueCode: 'REQUIRED', message: 'nothing to return' }]);
  const [{ id: orderId }] = await Promise.all([
    requireOrder(deps, request, input.orderId, 'orders:write'),
    assertLocation(deps, request, locationId, 'locationId'),
  ]);
  const scope = `create-return:${actorName(request.actor)}`;
  const body = { orderId, locationId, lines, includesShipping, returnFee };
  const { result, replayed } = await deps.db.inTransaction('create-return', (tx) =>
    once(tx, { scope, key, body }, async () => {
      const returnId = newId('ret');
      const now = deps.clock.now();
      await takeBack(tx, { id: returnId, orderId, locationId, lines, includesShipping, returnFee, now });
      return { returnId };
    }),
  );
  return finishRecorded(deps, request, { orderId, returnId: result.returnId, replayed });
}

/** What was recorded as it is once its task was tried. */
export async function finishRecorded(
  deps: OrdersDeps,
  request: RequestContext,
  recorded: { readonly orderId: OrderId; readonly returnId: ReturnId; readonly replayed: boolean },
): Promise<CreatedReturn> {
  const { orderId, returnId, replayed } = recorded;
  if (!replayed) await completeInline(deps, request, { orderId, kind: 'RETURN', subjectId: returnId });
  const changed = await rereadOrder(deps, orderId);
  const part = changed.order.returns.find((one) => one.id === returnId);
  if (!part) throw new Error(`the return ${returnId} has vanished`);
  return { ...changed, created: { order: changed.order, part } };
}
