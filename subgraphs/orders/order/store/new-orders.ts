import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import {
  type InsertFields,
  type InsertRow,
  insertInto,
  insertRow,
  insertRows,
  recordset,
  value,
} from '#kernel/database/write.ts';
import type { OrderId } from '../../../shared/ids.ts';
import { order, orderLine } from '../../prisma/generated/tables.ts';
import { LINE_FIELDS, type NewOrder, type NewOrderLine } from '../model/new-order.ts';

type OrderRow = InsertRow<typeof order>;

/** Columns that only one way of ordering sets; an order of another way has none of them. */
const NONE = {
  shippingAddress: null,
  pickupLocationId: null,
  email: null,
  placedAt: null,
  canceledAt: null,
  cancelReason: null,
  cartId: null,
  checkoutScope: null,
  checkoutKey: null,
  requestHash: null,
  failure: null,
  decideBy: null,
  reservation: null,
  importSource: null,
  externalId: null,
  routing: null,
} satisfies Partial<OrderRow>;

/** What an imported order says. */
const IMPORTED = pick(
  order,
  'id',
  'orderNumber',
  'status',
  'fulfillmentStatus',
  'source',
  'isReturnAlone',
  'channel',
  'currency',
  'version',
  'customerId',
  'sellingLocationId',
  'placedByStaffId',
  'deliveryMethod',
  'shippingAddress',
  'grossMinor',
  'discountMinor',
  'netMinor',
  'shippingMinor',
  'taxMinor',
  'totalMinor',
  'placedAt',
  'canceledAt',
  'externalId',
);

/** A row of `orders`: what the new order says, and what its way of ordering adds. */
export function orderRow(
  { lines: _lines, ...fields }: NewOrder,
  added: Pick<OrderRow, 'status' | 'source'> & Partial<OrderRow>,
): OrderRow {
  return { ...NONE, ...fields, ...added };
}

/** Inserts an order; behind it stand `on conflict` and `returning`. */
export function insertOrder(row: OrderRow): SqlQuery {
  return insertRow(order, row);
}

/** Inserts an order if the expression `open_cart` found its cart. */
export function insertOrderOfCart(row: OrderRow): SqlQuery {
  return sql`${insertRow(order, row)} from open_cart`;
}

/** Inserts the lines of the order that the expression `o` inserted. */
export function insertLines(lines: readonly NewOrderLine[]): SqlQuery {
  const rows = lines.map((line, position) => ({ ...line, position }));
  const r = recordset('r', pick(orderLine, ...LINE_FIELDS, 'position'), rows);
  const fields = { ...r.columns, orderId: sql`o.id`, externalId: sql`null` };
  return insertInto(orderLine, fields, sql`from o, ${r}`);
}

/** A placed order of another system. */
export type ImportedOrderRow = Pick<
  OrderRow,
  | 'id'
  | 'source'
  | 'channel'
  | 'currency'
  | 'customerId'
  | 'sellingLocationId'
  | 'placedByStaffId'
  | 'deliveryMethod'
  | 'shippingAddress'
  | 'grossMinor'
  | 'discountMinor'
  | 'netMinor'
  | 'shippingMinor'
  | 'taxMinor'
  | 'totalMinor'
> & {
  readonly isReturnAlone: boolean;
  readonly orderNumber: string;
  readonly placedAt: Date;
  readonly canceledAt: Date | null;
  readonly importSource: string;
  readonly externalId: string;
};

/** Inserts orders that were placed and fulfilled elsewhere. */
export function insertImportedOrderRows(orders: readonly ImportedOrderRow[]): SqlQuery {
  const rows = orders.map(({ importSource: _source, ...one }) => ({
    ...one,
    status: one.canceledAt === null ? ('PLACED' as const) : ('CANCELED' as const),
    fulfillmentStatus: one.canceledAt === null ? ('FULFILLED' as const) : ('UNFULFILLED' as const),
    version: one.canceledAt === null ? 1 : 2,
  }));
  const r = recordset('r', IMPORTED, rows);
  const source = value(order.importSource, orders[0]?.importSource ?? null);
  const none = Object.fromEntries(Object.keys(NONE).map((key) => [key, sql`null`]));
  const fields = { ...none, ...r.columns, createdAt: r.columns.placedAt, importSource: source };
  return insertInto(order, fields as unknown as InsertFields<typeof order>, sql`from ${r}`);
}

/** Lines of several imported orders, each with its order and its place in it. */
export interface ImportedLine extends Omit<NewOrderLine, 'kind' | 'taxRateBasisPoints'> {
  readonly orderId: OrderId;
  readonly position: number;
  readonly externalId: string;
}

/** Inserts lines of several imported orders, whose tax is known as an amount alone. */
export function insertLineRows(lines: readonly ImportedLine[]): SqlQuery {
  const rows = lines.map((line) => ({ ...line, kind: 'GOOD' as const, taxRateBasisPoints: 0 }));
  return insertRows(orderLine, [...LINE_FIELDS, 'orderId', 'position', 'externalId'], rows);
}
