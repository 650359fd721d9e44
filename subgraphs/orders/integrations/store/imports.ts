import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { KnownLine, KnownOrder, PlannedOrder, PlannedReturn } from '../model/import-plan.ts';

/** One import of a source at a time: what is read here holds until the transaction ends. */
export async function lockSource(tx: Tx, source: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('orders.import'), hashtext(${source}))`);
}

/** Orders of a source that are there already, locked as by every change of an order, with what returns need to know of them. */
export async function findImported(tx: Tx, source: string, externalIds: readonly string[]): Promise<KnownOrder[]> {
  await tx.query(sql`
    select 1 from orders where import_source = ${source} and external_id = any(${externalIds}::text[])
    order by id for update`);
  return tx.query<Omit<KnownOrder, 'lines'> & { lines: KnownLine[] }>(sql`
    select o.id, o.external_id as "externalId", o.channel, o.currency, o.selling_location_id as "sellingLocationId",
      o.customer_id as "customerId", o.version, o.total_minor as "totalMinor", o.refunded_minor as "refundedMinor",
      (select json_agg(json_build_object('id', l.id, 'externalId', l.external_id, 'variantId', l.variant_id,
         'productId', l.product_id, 'category', l.category, 'quantity', l.quantity,
         'returnedQuantity', l.returned_quantity) order by l.position)
       from order_line l where l.order_id = o.id) as lines
    from orders o where o.import_source = ${source} and o.external_id = any(${externalIds}::text[])`);
}

export async function findImportedReturns(
  tx: Tx,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await tx.query<{ externalId: string }>(sql`
    select external_id as "externalId" from order_return
    where import_source = ${source} and external_id = any(${externalIds}::text[])`);
  return new Set(rows.map((row) => row.externalId));
}

export async function findTakenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ orderNumber: string }>(sql`
    select order_number as "orderNumber" from orders where order_number = any(${numbers}::text[])`);
  return new Set(rows.map((row) => row.orderNumber));
}

/** Writes new orders with their lines and payments: one statement for thousands. */
export async function insertImportedOrders(tx: Tx, source: string, orders: readonly PlannedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map(({ id, paymentId, orderNumber, deliveryMethod, totals, source: order }) => ({
    id,
    payment_id: paymentId,
    order_number: orderNumber,
    external_id: order.externalId,
    channel: order.channel,
    currency: order.currency,
    customer_id: order.customerId,
    store_id: order.storeId,
    recorded_as: order.recordedAs,
    delivery_method: deliveryMethod,
    staff_id: order.placedByStaffId ?? null,
    payment_kind: order.paymentKind,
    placed_at: order.placedAt.toISOString(),
    gross: totals.gross,
    discount: totals.discount,
    net: totals.net,
    tax: totals.tax,
    shipping: order.shippingMinor,
    total: totals.total,
  }));
  const lines = orders.flatMap((order) =>
    order.lines.map(({ id, source: line }, position) => ({
      id,
      order_id: order.id,
      position,
      external_id: line.externalId,
      variant_id: line.variantId,
      product_id: line.productId,
      product_title: line.productTitle,
      sku: line.sku,
      category: line.category,
      quantity: line.quantity,
      unit_price: line.unitPriceMinor,
      gross: line.grossMinor,
      discount: line.discountMinor,
      net: line.netMinor,
      tax: line.taxMinor,
      cost: line.costMinor,
    })),
  );
  await tx.query(sql`
    with r as materialized (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, payment_id text, order_number text,
        external_id text, channel text, currency text, customer_id text, store_id text,
        recorded_as text, delivery_method text, staff_id text, payment_kind text, placed_at timestamptz,
        gross bigint, discount bigint, net bigint, tax bigint, shipping bigint, total bigint)),
    o as (
      insert into orders (id, order_number, status, fulfillment_status, source, channel, currency, version, customer_id,
        selling_location_id, delivery_method, placed_by_staff_id, gross_minor, discount_minor, net_minor, shipping_minor, tax_minor,
        total_minor, created_at, placed_at, import_source, external_id)
      select id, order_number, 'PLACED', 'FULFILLED', recorded_as, channel, currency, 1, customer_id, store_id,
        delivery_method, staff_id, gross, discount, net, shipping, tax, total,
        placed_at, placed_at, ${source}, external_id from r),
    p as (
      insert into payment (id, order_id, kind, status, amount_minor, captured_minor, reference, created_at, updated_at)
      select payment_id, id, payment_kind, 'CAPTURED', total, total, external_id, placed_at, placed_at from r where total > 0)
    insert into order_line (id, order_id, position, external_id, variant_id, product_id, product_title, sku, category,
      quantity, unit_price_minor, tax_rate_basis_points, tax_included, gross_minor, discount_minor, net_minor, tax_minor, cost_minor)
    select id, order_id, position, external_id, variant_id, product_id, product_title, sku, category, quantity,
      unit_price, 0, false, gross, discount, net, tax, cost
    from jsonb_to_recordset(${toJson(lines)}::jsonb) as l(id text, order_id text, position int, external_id text,
      variant_id text, product_id text, product_title text, sku text, category text, quantity int, unit_price bigint,
      gross bigint, discount bigint, net bigint, tax bigint, cost bigint)`);
}

/** Writes one finished fulfillment order for each imported order that says where its goods left. */
export async function insertImportedFulfillments(tx: Tx, orders: readonly PlannedOrder[]): Promise<void> {
  const rows = orders.flatMap(({ id, fulfillmentOrderId, deliveryMethod, source: { fulfillment } }) =>
    fulfillment
      ? [
          {
            id: fulfillmentOrderId,
            order_id: id,
            location_id: fulfillment.locationId,
            delivery_method: deliveryMethod,
            changed_at: fulfillment.changedAt.toISOString(),
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await tx.query(sql`
    with f as (
      insert into fulfillment_order (id, order_id, location_id, status, delivery_method, created_at, updated_at)
      select id, order_id, location_id, case delivery_method when 'SHIP' then 'SHIPPED' else 'HANDED_OVER' end,
        delivery_method, changed_at, changed_at
      from jsonb_to_recordset(${toJson(rows)}::jsonb)
        as r(id text, order_id text, location_id text, delivery_method text, changed_at timestamptz)
      returning id, order_id)
    insert into fulfillment_order_line (fulfillment_order_id, order_line_id, variant_id, quantity)
    select f.id, l.id, l.variant_id, l.quantity from f join order_line l on l.order_id = f.order_id
    where l.variant_id is not null`);
}

/** Writes new returns and moves what they change of their orders, lines and payments. */
export async function insertImportedReturns(tx: Tx, source: string, returns: readonly PlannedReturn[]): Promise<void> {
  if (returns.length === 0) return;
  const rows = returns.map((one) => ({
    id: one.id,
    order_id: one.order.id,
    external_id: one.source.externalId,
    location_id: one.source.locationId,
    refund: one.source.refundMinor,
    returned_at: one.source.returnedAt.toISOString(),
    version: one.version,
  }));
  const lines = returns.flatMap((one) =>
    one.lines.map(({ line, source: part }) => ({
      return_id: one.id,
      order_line_id: line.id,
      quantity: part.quantity,
      gross: part.grossMinor,
      discount: part.discountMinor,
      net: part.netMinor,
      cost: part.costMinor,
    })),
  );
  await tx.query(sql`
    with r as materialized (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, order_id text, external_id text,
        location_id text, refund bigint, returned_at timestamptz, version bigint)),
    l as materialized (
      select * from jsonb_to_recordset(${toJson(lines)}::jsonb) as l(return_id text, order_line_id text, quantity int,
        gross bigint, discount bigint, net bigint, cost bigint)),
    inserted as (
      insert into order_return (id, order_id, location_id, refund_minor, processed_at, import_source, external_id)
      select id, order_id, location_id, refund, returned_at, ${source}, external_id from r),
    inserted_lines as (
      insert into order_return_line (return_id, order_line_id, quantity, disposition, gross_minor, discount_minor, net_minor, tax_minor, cost_minor)
      select return_id, order_line_id, quantity, 'RESTOCKED', gross, discount, net, 0, cost from l),
    refunds as (
      insert into refund (key, payment_id, order_id, cause_id, amount_minor, created_at)
      select r.id || ':' || p.id, p.id, r.order_id, r.id, r.refund, r.returned_at
      from r join payment p on p.order_id = r.order_id where r.refund > 0),
    paid_back as (
      update payment p set refunded_minor = refunded_minor + b.amount, updated_at = b.last,
        status = case when refunded_minor + b.amount = captured_minor then 'REFUNDED' else status end
      from (select order_id, sum(refund)::bigint as amount, max(returned_at) as last from r group by order_id) b
      where p.order_id = b.order_id),
    moved as (
      update orders o set refunded_minor = refunded_minor + b.amount, version = b.version
      from (select order_id, sum(refund)::bigint as amount, max(version) as version from r group by order_id) b
      where o.id = b.order_id)
    update order_line set returned_quantity = returned_quantity + b.units
    from (select order_line_id, sum(quantity)::int as units from l group by order_line_id) b
    where order_line.id = b.order_line_id`);
  await tx.query(sql`
    update orders o set return_status = case
      when not exists (select 1 from order_line l where l.order_id = o.id and l.returned_quantity < l.quantity) then 'RETURNED'
      else 'PARTIAL' end
    where o.id = any(${[...new Set(rows.map((row) => row.order_id))]}::text[])`);
}
