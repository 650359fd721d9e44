import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PosReceipt, PosRemark } from './model/pos-receipt.ts';
import { countReceipts, readReceiptPage } from './store/pos-receipts.ts';

interface ListPosReceiptsArgs extends PageArgs {
  readonly filter?:
    | {
        readonly requiresCheck?: boolean | null | undefined;
        readonly remarks?: readonly PosRemark[] | null | undefined;
        readonly locationIds?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
}

/** Receipts for staff, the one that arrived last first; those bound to stores see the receipts of these. */
export async function listPosReceipts(
  deps: OrdersDeps,
  { actor }: RequestContext,
  args: ListPosReceiptsArgs,
): Promise<Page<PosReceipt>> {
  assertCan(actor, 'orders:read');
  const page = parseInstantPage(args);
  const { requiresCheck, remarks, locationIds } = args.filter ?? {};
  const filter = {
    requiresCheck: requiresCheck ?? undefined,
    remarks: remarks ?? undefined,
    locationIds: locationIds ?? undefined,
    ownLocationIds: actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined,
  };
  const rows = await readReceiptPage(deps.db, filter, page);
  const keyOf = (receipt: PosReceipt) => [receipt.receivedAt.toISOString(), receipt.id];
  return toPage(rows, page, keyOf, () => countReceipts(deps.db, filter));
}
