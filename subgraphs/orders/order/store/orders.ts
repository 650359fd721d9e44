import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { survivorOf } from '../../../shared/customer-alias.ts';
import type { FulfillmentOrder, Order, OrderLine, OrderReturn, Payment } from '../model/order.ts';

/** A JSON object's amounts arrive as strings of digits, since JSON numbers are floats. */
type Texted<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] extends bigint | null ? string | null : T[K] };
type OrderRow = Omit<Order, 'lines' | 'payments' | 'fulfillmentOrders' | 'returns'> & {
  readonly lines: readonly Texted<OrderLine>[];
  readonly payments: readonly Texted<Payment>[];
  readonly fulfillmentOrders: readonly Texted<FulfillmentOrder>[];
  readonly returns: ReadonlyArray<Omit<Texted<OrderReturn>, 'processedAt'> & { readonly processedAt: string }>;
};

const LINES = sql`(
  select coalesce(json_agg(json_build_object('id', l.id, 'variantId', l.variant_id, 'productId', l.product_id,
    'productTitle', l.product_title, 'sku', l.sku, 'category', l.category, 'kind', l.kind, 'quantity', l.quantity,
    'returnedQuantity', l.returned_quantity, 'unitPriceMinor', l.unit_price_minor::text,
    'taxRateBasisPoints', l.tax_rate_basis_points, 'taxIncluded', l.tax_included, 'grossMinor', l.gross_minor::text,
    'discountMinor', l.discount_minor::text, 'netMinor', l.net_minor::text, 'taxMinor', l.tax_minor::text,
    'costMinor', l.cost_minor::text) order by l.position), '[]')
  from order_line l where l.order_id = o.id)`;

const PAYMENTS = sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'status', p.status,
    'amountMinor', p.amount_minor::text, 'capturedMinor', p.captured_minor::text, 'refundedMinor', p.refunded_minor::text,
    'provider', p.provider, 'providerKey', p.provider_key, 'reference', p.reference, 'giftCardId', p.gift_card_id) order by p.id), '[]')
  from payment p where p.order_id = o.id)`;

const FULFILLMENT_ORDERS = sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'orderId', f.order_id, 'locationId', f.location_id,
    'status', f.status, 'deliveryMethod', f.delivery_method, 'pickupCode', f.pickup_code,
    'trackingCode', f.tracking_code, 'version', f.version::text, 'lines', (
      select coalesce(json_agg(json_build_object('orderLineId', fl.order_line_id, 'variantId', fl.variant_id,
        'quantity', fl.quantity, 'missing', least(coalesce(e.missing, 0), fl.quantity), 'missingSince', e.since)
        order by fl.order_line_id), '[]')
      from fulfillment_order_line fl left join fulfillment_exception e on e.fulfillment_order_id = f.id
        and e.order_line_id = fl.order_line_id and f.status in ('OPEN', 'IN_PROGRESS')
      where fl.fulfillment_order_id = f.id)) order by f.id), '[]')
  from fulfillment_order f where f.order_id = o.id)`;

const RETURNS = sql`(
  select coalesce(json_agg(json_build_object('id', r.id, 'orderId', r.order_id, 'currency', o.currency,
    'locationId', r.location_id, 'refundMinor', r.refund_minor::text, 'processedAt', r.processed_at, 'lines', (
      select coalesce(json_agg(json_build_object('orderLineId', rl.order_line_id, 'quantity', rl.quantity,
        'disposition', rl.disposition) order by rl.order_line_id), '[]')
      from order_return_line rl where rl.return_id = r.id)) order by r.processed_at, r.id), '[]')
  from order_return r where r.order_id = o.id)`;

/** Everything of an order `o` in one row. */
export const ORDER_COLUMNS = sql`
  o.id, o.order_number as "orderNumber", o.status, o.fulfillment_status as "fulfillmentStatus",
  o.return_status as "returnStatus", o.source, o.channel, o.currency, o.version, o.customer_id as "customerId", o.anonymous_id as "anonymousId",
  ${survivorOf(sql`o.customer_id`)} as "survivorId", o.selling_location_id as "sellingLocationId",
  o.placed_by_staff_id as "placedByStaffId", o.email, o.shipping_address as "shippingAddress",
  o.delivery_method as "deliveryMethod", o.pickup_location_id as "pickupLocationId",
  o.gross_minor as "grossMinor", o.discount_minor as "discountMinor", o.net_minor as "netMinor",
  o.shipping_minor as "shippingMinor", o.tax_minor as "taxMinor", o.total_minor as "totalMinor",
  o.refunded_minor as "refundedMinor", o.created_at as "createdAt", o.placed_at as "placedAt",
  o.canceled_at as "canceledAt", o.cart_id as "cartId", o.reservation,
  case when o.status = 'ABORTED' then (select held_until from cart where cart.id = o.cart_id) end as "cartHeldUntil", o.holds_value as "holdsValue", o.decide_by as "decideBy",
  o.failure, o.routing, exists (select 1 from order_task t where t.order_id = o.id) as "owesCommands",
  ${LINES} as lines, ${PAYMENTS} as payments, ${FULFILLMENT_ORDERS} as "fulfillmentOrders", ${RETURNS} as returns`;

export function toOrder(row: OrderRow): Order {
  return {
    ...row,
    lines: row.lines.map((line) => ({
      ...line,
      unitPriceMinor: BigInt(line.unitPriceMinor),
      grossMinor: BigInt(line.grossMinor),
      discountMinor: BigInt(line.discountMinor),
      netMinor: BigInt(line.netMinor),
      taxMinor: BigInt(line.taxMinor),
      costMinor: line.costMinor === null ? null : BigInt(line.costMinor),
    })),
    payments: row.payments.map((payment) => ({
      ...payment,
      amountMinor: BigInt(payment.amountMinor),
      capturedMinor: BigInt(payment.capturedMinor),
      refundedMinor: BigInt(payment.refundedMinor),
    })),
    fulfillmentOrders: row.fulfillmentOrders.map((order) => ({ ...order, version: BigInt(order.version) })),
    returns: row.returns.map((item) => ({
      ...item,
      refundMinor: BigInt(item.refundMinor),
      processedAt: new Date(item.processedAt),
    })),
  };
}

/** Orders with all that belongs to them, in one statement. */
export async function selectOrders<Extra = unknown>(
  db: Reader,
  rest: SqlQuery,
  extraColumns: SqlQuery = sql``,
): Promise<Array<Order & Extra>> {
  const rows = await db.query<OrderRow & Extra>(sql`select ${ORDER_COLUMNS} ${extraColumns} ${rest}`);
  return rows.map((row) => ({ ...row, ...toOrder(row) }));
}

export async function findOrdersByIds(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(db, sql`from orders o where o.id = any(${ids}::text[])`);
}

export async function findOrder(db: Reader, id: string): Promise<Order | undefined> {
  return (await findOrdersByIds(db, [id]))[0];
}

/** Reads an order and holds its row until the transaction ends: every change of an order takes this lock first. */
export async function lockOrder(tx: Reader, id: string): Promise<Order | undefined> {
  await tx.query(sql`select 1 from orders where id = ${id} for update`);
  return findOrder(tx, id);
}

/** The orders that these fulfillment orders belong to. */
export async function findOrdersOfFulfillments(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(
    db,
    sql`from orders o where o.id in (select order_id from fulfillment_order where id = any(${ids}::text[]))`,
  );
}

/** The orders that these returns belong to. */
export async function findOrdersOfReturns(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(
    db,
    sql`from orders o where o.id in (select order_id from order_return where id = any(${ids}::text[]))`,
  );
}
