import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  checkPosReceiptDocument,
  type PosReceiptsResult,
  type PosRemark,
  posReceiptsDocument,
} from '../../../api/generated/orders/pos.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export type ReceiptRow = NonNullable<PosReceiptsResult['posReceipts']>['nodes'][number];

interface ReceiptFilter {
  readonly remark?: PosRemark;
  readonly locationId?: string;
  readonly checked?: string;
}

export const receiptHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'receipts', params, async (first, after) => {
        const { remark, locationId, checked } = params.filter as ReceiptFilter;
        const filter = {
          ...(checked ? {} : { requiresCheck: true }),
          ...(remark ? { remarks: [remark] } : {}),
          ...(locationId ? { locationIds: [locationId] } : {}),
        };
        const variables = { first, after, filter };
        const { posReceipts } = await client.request(posReceiptsDocument, variables, { signal: params.signal });
        return { ...posReceipts, meta: undefined };
      }),
  };
};

/** A receipt as one line. */
export const receiptLine = ({ order, location, terminalCode, sequence }: ReceiptRow): Hit => ({
  path: order ? `/orders/${encodeURIComponent(order.id)}/show` : '/receipts',
  primary: `${terminalCode} · ${sequence}`,
  secondary: location?.name ?? '',
});

/** Says that somebody has looked at a receipt. */
export async function checkPosReceipt(
  client: GraphQLClient,
  input: { posReceiptId: string; idempotencyKey: string },
): Promise<void> {
  const { checkPosReceipt: result } = await client.request(checkPosReceiptDocument, { input });
  expectMember(result, 'CheckPosReceiptPayload');
}
