import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { KnownCheckout } from '../../cart/store/carts.ts';
import type { NewOrder, NewOrderLine } from '../../order/model/new-order.ts';
import type { OrderStatus, Payment, StoredRouting } from '../../order/model/order.ts';
import type { StoredFailure } from '../../ports/errors.ts';

/** Rows of order lines as a JSON recordset. */
export function linesJson(lines: readonly NewOrderLine[]): string {
  return toJson(
    lines.map((line, position) => ({
      id: line.id,
      position,
      variant_id: line.variantId,
      product_id: line.productId,
      product_title: line.productTitle,
      sku: line.sku,
      category: line.category,
      kind: line.kind,
      quantity: line.quantity,
      unit_price_minor: line.unitPriceMinor,
      tax_rate_basis_points: line.taxRateBasisPoints,
      tax_included: line.taxIncluded,
      gross_minor: line.grossMinor,
      discount_minor: line.discountMinor,
      net_minor: line.netMinor,
      tax_minor: line.taxMinor,
      cost_minor: line.costMinor,
    })),
  );
}

/** `insert into order_line` from such a recordset, for the order that the expression `o` inserted. */
export function insertLines(lines: readonly NewOrderLine[]) {
  return sql`
    insert into order_line (id, order_id, position, variant_id, product_id, product_title, sku, category, kind, quantity,
      unit_price_minor, tax_rate_basis_points, tax_included, gross_minor, discount_minor, net_minor, tax_minor, cost_minor)
    select r.id, o.id, position, variant_id, product_id, product_title, sku, category, r.kind, quantity,
      unit_price_minor, tax_rate_basis_points, tax_included, gross_minor, discount_minor, net_minor, tax_minor, cost_minor
    from o, jsonb_to_recordset(${linesJson(lines)}::jsonb) as r(id text, position int, variant_id text, product_id text,
      product_title text, sku text, category text, kind text, quantity int, unit_price_minor bigint,
      tax_rate_basis_points int, tax_included boolean, gross_minor bigint, discount_minor bigint, net_minor bigint,
      tax_minor bigint, cost_minor bigint)`;
}

export interface NewCheckout extends NewOrder {
  readonly cartId: string;
  readonly cartVersion: number;
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
  readonly holdsValue: boolean;
  readonly decideBy: Date;
  readonly recoverAt: Date;
}

/**
 * Writes a PENDING order with its lines and the task that will finish or undo it, and freezes the cart: one
 * statement, so either all of it happens or nothing.
 * @returns the order's number; undefined when the cart has moved on, or the key or the cart is used by another checkout.
 */
export async function insertPending(db: Reader, order: NewCheckout): Promise<string | undefined> {
  const [row] = await db.query<{ orderNumber: string }>(sql`
    with open_cart as (
      select id from cart where id = ${order.cartId} and version = ${order.cartVersion}
        and status = 'OPEN' and checkout_order_id is null for update),
    o as (
      insert into orders (id, status, source, channel, currency, customer_id, anonymous_id, selling_location_id,
        placed_by_staff_id, email, shipping_address, delivery_method, pickup_location_id, gross_minor, discount_minor, net_minor,
        shipping_minor, tax_minor, total_minor, created_at, cart_id, checkout_scope, checkout_key, request_hash,
        holds_value, decide_by)
      select ${order.id}, 'PENDING', 'CHECKOUT', ${order.channel}, ${order.currency}, ${order.customerId}::text, ${order.anonymousId}::text,
        ${order.sellingLocationId}::text, ${order.placedByStaffId}::text, ${order.email}::text,
        ${order.shippingAddress === null ? null : JSON.stringify(order.shippingAddress)}::jsonb, ${order.deliveryMethod},
        ${order.pickupLocationId}::text, ${order.grossMinor}::bigint, ${order.discountMinor}::bigint,
        ${order.netMinor}::bigint, ${order.shippingMinor}::bigint, ${order.taxMinor}::bigint,
        ${order.totalMinor}::bigint, ${order.createdAt}::timestamptz, open_cart.id, ${order.scope}, ${order.key},
        ${order.requestHash}, ${order.holdsValue}::boolean, ${order.decideBy}::timestamptz
      from open_cart on conflict do nothing returning id, order_number),
    frozen as (update cart set checkout_order_id = o.id from o where cart.id = ${order.cartId}),
    lines as (${insertLines(order.lines)}),
    task as (
      insert into order_task (order_id, kind, subject_id, due_at)
      select o.id, 'CHECKOUT', o.id, ${order.recoverAt}::timestamptz from o)
    select order_number as "orderNumber" from o`);
  return row?.orderNumber;
}

export async function findKnownCheckout(db: Reader, scope: string, key: string): Promise<KnownCheckout | undefined> {
  const [row] = await db.query<KnownCheckout>(sql`
    select id as "orderId", request_hash as "requestHash" from orders
    where checkout_scope = ${scope} and checkout_key = ${key}`);
  return row;
}

export interface Decision {
  readonly status: OrderStatus;
  readonly decideBy: Date | null;
  readonly failure: StoredFailure | null;
  /** True when a retryable failure has freed the key. */
  readonly freed: boolean;
}

export async function readDecision(db: Reader, orderId: string): Promise<Decision | undefined> {
  const [row] = await db.query<Decision>(sql`
    select status, decide_by as "decideBy", failure, checkout_key is null as freed from orders where id = ${orderId}`);
  return row;
}

export type NewPayment = Pick<
  Payment,
  'id' | 'kind' | 'status' | 'amountMinor' | 'provider' | 'providerKey' | 'giftCardId' | 'reference'
>;

/** `insert into payment` for the order that the expression `o` found. */
export function insertPayments(payments: readonly NewPayment[], now: Date, captured = false) {
  const rows = payments.map((payment) => ({
    id: payment.id,
    kind: payment.kind,
    status: payment.status,
    amount_minor: payment.amountMinor,
    provider: payment.provider,
    provider_key: payment.providerKey,
    gift_card_id: payment.giftCardId,
    reference: payment.reference,
  }));
  return sql`
    insert into payment (id, order_id, kind, status, amount_minor, captured_minor, provider, provider_key, gift_card_id,
      reference, created_at, updated_at)
    select p.id, o.id, p.kind, p.status, p.amount_minor, case when ${captured}::boolean then p.amount_minor else 0 end,
      p.provider, p.provider_key, p.gift_card_id, p.reference, ${now}::timestamptz, ${now}::timestamptz
    from o, jsonb_to_recordset(${toJson(rows)}::jsonb) as p(id text, kind text, status text, amount_minor bigint,
      provider text, provider_key text, gift_card_id text, reference text)`;
}

/**
 * Writes the payment intents and what is held where, before any provider is called.
 * @returns false when the order was decided meanwhile.
 */
export async function recordIntents(
  db: Reader,
  order: { id: string; routing: StoredRouting; payments: readonly NewPayment[]; now: Date },
): Promise<boolean> {
  const [row] = await db.query<{ found: number }>(sql`
    with o as (
      update orders set routing = ${toJson(order.routing)}::jsonb where id = ${order.id} and status = 'PENDING' returning id),
    p as (${insertPayments(order.payments, order.now)})
    select count(*)::int as found from o`);
  return row?.found === 1;
}

/** The order waits for its customer or for a late answer. @returns false when it was decided meanwhile. */
export async function awaitPayment(
  db: Reader,
  order: { id: string; providerKey: string; reference: string | null; decideBy: Date; lookAt: Date; now: Date },
): Promise<boolean> {
  const [row] = await db.query<{ found: number }>(sql`
    with o as (
      update orders set status = 'PAYMENT_PENDING', decide_by = ${order.decideBy}
      where id = ${order.id} and status = 'PENDING' returning id),
    p as (
      update payment set status = 'REQUIRES_ACTION', reference = ${order.reference}, updated_at = ${order.now}
      from o where payment.order_id = o.id and provider_key = ${order.providerKey}),
    t as (update order_task set due_at = ${order.lookAt} from o where order_task.order_id = o.id and kind = 'CHECKOUT')
    select count(*)::int as found from o`);
  return row?.found === 1;
}

/**
 * Decides against an undecided checkout, frees its cart, and its key too when no `failure` is to be kept.
 * @returns false when it was decided before.
 */
export async function abortUndecided(
  db: Reader,
  order: { id: string; failure: StoredFailure | null; now: Date; overdueOnly?: boolean },
): Promise<boolean> {
  const overdue = order.overdueOnly === true ? sql`and decide_by < ${order.now}` : sql``;
  const [row] = await db.query<{ found: number }>(sql`
    with o as (
      update orders set status = 'ABORTED', failure = ${order.failure === null ? null : toJson(order.failure)}::jsonb,
        checkout_key = case when ${order.failure === null}::boolean then null else checkout_key end
      where id = ${order.id} and status in ('PENDING', 'PAYMENT_PENDING') ${overdue} returning id, cart_id),
    c as (update cart set checkout_order_id = null from o where cart.id = o.cart_id and cart.checkout_order_id = o.id),
    t as (update order_task set due_at = ${order.now} from o where order_task.order_id = o.id and kind = 'CHECKOUT')
    select count(*)::int as found from o`);
  return row?.found === 1;
}

/** The undoing of an aborted checkout is done: its payments are void, nothing is owed. */
export async function finishAborted(db: Reader, orderId: string, now: Date): Promise<void> {
  await db.query(sql`
    with t as (delete from order_task where order_id = ${orderId} and kind = 'CHECKOUT')
    update payment set status = 'VOIDED', updated_at = ${now}
    where order_id = ${orderId} and status not in ('DECLINED', 'VOIDED')`);
}

export async function markDeclined(db: Reader, providerKey: string, now: Date): Promise<void> {
  await db.query(sql`
    update payment set status = 'DECLINED', updated_at = ${now} where provider_key = ${providerKey} and status in ('INTENDED', 'REQUIRES_ACTION')`);
}

/** Everything the placing owed was acknowledged: payments are captured, nothing is owed. */
export async function finishPlaced(db: Reader, orderId: string, now: Date): Promise<void> {
  await db.query(sql`
    with t as (delete from order_task where order_id = ${orderId} and kind in ('CHECKOUT', 'TILL_SALE'))
    update payment set status = 'CAPTURED', captured_minor = amount_minor, updated_at = ${now}
    where order_id = ${orderId} and status in ('INTENDED', 'AUTHORIZED')`);
}

/** Order ids and what was decided of them; unknown ones are absent. */
export async function readStatuses(db: Reader, orderIds: readonly string[]): Promise<Map<string, OrderStatus>> {
  const rows = await db.query<{ id: string; status: OrderStatus }>(sql`
    select id, status from orders where id = any(${orderIds}::text[])`);
  return new Map(rows.map((row) => [row.id, row.status]));
}
