import { parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { StaffId } from '../../shared/ids.ts';
import { assertCan, isAtLocation } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PosReceipt } from './model/pos-receipt.ts';
import { markChecked, readReceiptsByIds } from './store/pos-receipts.ts';

/** Somebody has looked at what is remarked of a receipt, and done about it what was to do; once: who says so first stays. */
export async function checkPosReceipt(
  deps: OrdersDeps,
  { actor }: RequestContext,
  input: { readonly posReceiptId: string; readonly idempotencyKey: string },
): Promise<PosReceipt> {
  assertCan(actor, 'orders:write');
  parseIdempotencyKey(input.idempotencyKey);
  const id = parseId('prc', input.posReceiptId, 'posReceiptId');
  const [receipt] = await readReceiptsByIds(deps.db, [id]);
  if (!receipt || !isAtLocation(actor, receipt.locationId)) throw new NotFoundError('receipt', id, 'posReceiptId');
  await markChecked(deps.db, id, actor.kind === 'staff' ? (actor.staffId as StaffId) : null, deps.clock.now());
  const [checked] = await readReceiptsByIds(deps.db, [id]);
  return checked ?? receipt;
}
