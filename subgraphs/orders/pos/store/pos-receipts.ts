import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick, type RowOf } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { OrderId, PosReceiptId, StaffId } from '../../../shared/ids.ts';
import { order, posReceipt } from '../../prisma/generated/tables.ts';
import type { PosReceipt, PosReceiptKey, PosRemark } from '../model/pos-receipt.ts';

const COLUMNS = select({
  ...pick(posReceipt, 'id', 'locationId', 'terminalCode', 'sequence', 'orderId', 'returnIds', 'currency'),
  ...pick(posReceipt, 'saidAt', 'occurredAt', 'receivedAt', 'payments', 'roundingMinor', 'changeMinor', 'tipMinor'),
  ...pick(posReceipt, 'differenceMinor', 'remarks', 'checkedAt', 'checkedByStaffId'),
});

type ReceiptRow = Omit<RowOf<typeof posReceipt>, 'requestHash'>;

function toReceipt(row: ReceiptRow): PosReceipt {
  const payments = row.payments.map(({ kind, amountMinor }) => ({ kind, amountMinor: BigInt(amountMinor) }));
  return { ...row, payments };
}

function hasKey({ locationId, terminalCode, sequence }: PosReceiptKey): SqlQuery {
  return sql`${posReceipt.locationId} = ${locationId} and ${posReceipt.terminalCode} = ${terminalCode}
    and ${posReceipt.sequence} = ${sequence}`;
}

/** A receipt by what its terminal numbered it, with the hash of the request that recorded it. */
export async function readReceiptByKey(
  db: Reader,
  key: PosReceiptKey,
): Promise<{ id: PosReceiptId; orderId: OrderId; requestHash: string } | undefined> {
  const columns = select(pick(posReceipt, 'id', 'orderId', 'requestHash'));
  const [row] = await db.query(sql`select ${columns} from pos_receipt where ${hasKey(key)}`);
  return row;
}

export async function readReceiptsByIds(db: Reader, ids: readonly string[]): Promise<PosReceipt[]> {
  return (await db.query(sql`select ${COLUMNS} from pos_receipt where id = any(${ids}::text[])`)).map(toReceipt);
}

/** Receipts that sold orders, or took goods of them back, as they happened. */
export async function readReceiptsOfOrders(db: Reader, orderIds: readonly string[]): Promise<PosReceipt[]> {
  const rows = await db.query(sql`
    select ${COLUMNS} from pos_receipt where order_id = any(${orderIds}::text[])
    order by ${posReceipt.occurredAt}, ${posReceipt.id}`);
  return rows.map(toReceipt);
}

/** Writes a receipt once by its key. @returns false when it is there already. */
export async function claimReceipt(tx: Tx, receipt: PosReceipt, requestHash: string): Promise<boolean> {
  const payments = receipt.payments.map(({ kind, amountMinor }) => ({ kind, amountMinor: amountMinor.toString() }));
  const row = { ...receipt, returnIds: [...receipt.returnIds], remarks: [...receipt.remarks], payments, requestHash };
  const rows = await tx.query(sql`
    ${insertRow(posReceipt, row)} on conflict (location_id, terminal_id, sequence) do nothing
    returning ${select(pick(posReceipt, 'id'))}`);
  return rows.length > 0;
}

/** What the receipt was booked as. */
export async function settleReceiptRow(
  tx: Tx,
  id: PosReceiptId,
  booked: Pick<PosReceipt, 'orderId' | 'returnIds' | 'roundingMinor' | 'differenceMinor' | 'remarks'>,
): Promise<void> {
  const fields = { ...booked, returnIds: [...booked.returnIds], remarks: [...booked.remarks] };
  await tx.query(sql`update pos_receipt set ${assignments(posReceipt, fields)} where id = ${id}`);
}

/** Somebody has looked at it; who did so first stays. */
export async function markChecked(db: Reader, id: PosReceiptId, by: StaffId | null, now: Date): Promise<void> {
  await db.query(sql`
    update pos_receipt set checked_by_staff_id = case when checked_at is null then ${by} else checked_by_staff_id end,
      checked_at = coalesce(checked_at, ${now})
    where id = ${id}`);
}

/** Which receipts; what is undefined narrows nothing. */
export interface PosReceiptFilter {
  readonly requiresCheck: boolean | undefined;
  readonly remarks: readonly PosRemark[] | undefined;
  readonly locationIds: readonly string[] | undefined;
  /** Stores that the caller is bound to. */
  readonly ownLocationIds: readonly string[] | undefined;
}

function conditions({ requiresCheck, remarks, locationIds, ownLocationIds }: PosReceiptFilter): SqlQuery {
  const open = sql`(cardinality(${posReceipt.remarks}) > 0 and ${posReceipt.checkedAt} is null)`;
  const at = (ids: readonly string[] | undefined) =>
    ids === undefined ? [] : [sql`${posReceipt.locationId} = any(${ids}::text[])`];
  return joinSql(
    [
      sql`true`,
      ...(requiresCheck === undefined ? [] : [requiresCheck ? open : sql`not ${open}`]),
      ...(remarks === undefined ? [] : [sql`${posReceipt.remarks} && ${remarks}::text[]`]),
      ...at(locationIds),
      ...at(ownLocationIds),
    ],
    ' and ',
  );
}

/** A page of receipts, the one that arrived last first. */
export async function readReceiptPage(db: Reader, filter: PosReceiptFilter, page: PageRequest): Promise<PosReceipt[]> {
  const columns = [{ column: posReceipt.receivedAt, type: 'timestamptz' }, { column: posReceipt.id }] as const;
  const { bounds, order: sorted } = keyset(page, columns, 'desc');
  const rows = await db.query(sql`
    select ${COLUMNS} from pos_receipt where ${conditions(filter)} and ${bounds} order by ${sorted} limit ${page.limit + 1}`);
  return rows.map(toReceipt);
}

export async function countReceipts(db: Reader, filter: PosReceiptFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from pos_receipt where ${conditions(filter)}`);
  return row?.count ?? 0;
}

/** The placed order that people know by this number. */
export async function readOrderIdByNumber(db: Reader, orderNumber: string): Promise<OrderId | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(order, 'id'))} from orders where ${order.orderNumber} = ${orderNumber}`);
  return row?.id;
}
