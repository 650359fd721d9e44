import { z } from 'zod';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { requireOrderToChange } from '../order/require-order.ts';
import { type CreatedReturn, finishRecorded } from './create-return.ts';
import { assertAmount, type GivenMoney, spreadOverOrder } from './model/extras.ts';
import { lockReturnable, recordReturn } from './record-return.ts';

export interface RefundOrderInput {
  readonly orderId: string;
  readonly amount: GivenMoney;
  readonly reason: string;
  readonly idempotencyKey: string;
}

const reasonSchema = z.object({ reason: z.string().trim().min(1).max(500) });

/**
 * Gives money back without goods: for goodwill, or a difference in price. It is spread over the lines by what is left
 * of each, with the tax that they bore, and goes where it came from; figures and points count it as a return.
 */
export async function refundOrder(
  deps: OrdersDeps,
  request: RequestContext,
  input: RefundOrderInput,
): Promise<CreatedReturn> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { reason } = parseInput(reasonSchema, { reason: input.reason });
  const amount = parseMoney(input.amount.amount, input.amount.currencyCode, 'amount');
  const { id: orderId } = await requireOrderToChange(deps, request, input.orderId);
  const scope = `refund-order:${actorName(request.actor)}`;
  const { result, replayed } = await deps.db.inTransaction('refund-order', (tx) =>
    once(tx, { scope, key, body: { orderId, amount, reason } }, async () => {
      const returnId = newId('ret');
      const { order, credited, leftMinor } = await lockReturnable(tx, orderId);
      assertAmount('amount', amount, order.currency, leftMinor);
      const { goods, shipping } = spreadOverOrder(order, amount.minor, credited);
      await recordReturn(tx, order, {
        id: returnId,
        locationId: null,
        goods,
        shipping,
        feeMinor: 0n,
        refundMinor: amount.minor,
        reason,
        now: deps.clock.now(),
      });
      return { returnId };
    }),
  );
  return finishRecorded(deps, request, { orderId, returnId: result.returnId, replayed });
}
