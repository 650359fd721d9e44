import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliasesOf, survivorOf } from '../../../shared/customer-alias.ts';
import type { Cart } from '../model/cart.ts';

const COLUMNS = sql`
  c.id, c.token, c.channel, c.currency, c.status, c.version, c.customer_id as "customerId",
  c.anonymous_id as "anonymousId",
  c.checkout_order_id as "checkoutOrderId", c.selling_location_id as "sellingLocationId", c.email,
  c.shipping_address as "shippingAddress", c.delivery_method as "deliveryMethod",
  c.pickup_location_id as "pickupLocationId", c.points_to_burn as "pointsToBurn",
  c.gift_card_codes as "giftCardCodes", c.updated_at as "updatedAt", c.expires_at as "expiresAt",
  c.held_until as "heldUntil",
  (select coalesce(json_agg(json_build_object('id', l.id, 'variantId', l.variant_id, 'quantity', l.quantity) order by l.id), '[]')
   from cart_line l where l.cart_id = c.id) as lines`;

/** A checkout that used an idempotency key before. */
export interface KnownCheckout {
  readonly orderId: string;
  readonly requestHash: string;
}

export interface CartReference {
  readonly cartId?: string | undefined;
  readonly token?: string | undefined;
}

/** A cart as it was found, with what access to it is decided by. */
export interface FoundCart extends Cart {
  /** True when the asking customer, under any merged id, owns it. */
  readonly isOwn: boolean;
  readonly known: KnownCheckout | null;
}

function where(reference: CartReference): SqlQuery {
  return reference.cartId !== undefined ? sql`c.id = ${reference.cartId}` : sql`c.token = ${reference.token ?? ''}`;
}

/** Finds a cart by id or token; for a checkout also what its idempotency key was used for. */
export async function findCart(
  db: Reader,
  reference: CartReference,
  customerId: string | undefined,
  checkout?: { scope: string; key: string },
): Promise<FoundCart | undefined> {
  const own =
    customerId === undefined
      ? sql`false`
      : sql`coalesce(${survivorOf(sql`c.customer_id`)} = ${survivorOf(sql`${customerId}::text`)}, false)`;
  const known = checkout
    ? sql`(select json_build_object('orderId', id, 'requestHash', request_hash) from orders
           where checkout_scope = ${checkout.scope} and checkout_key = ${checkout.key})`
    : sql`null`;
  const [cart] = await db.query<FoundCart>(sql`
    select ${COLUMNS}, ${own} as "isOwn", ${known} as known from cart c where ${where(reference)}`);
  return cart;
}

export async function findCartsByIds(db: Reader, ids: readonly string[]): Promise<Cart[]> {
  return db.query<Cart>(sql`select ${COLUMNS} from cart c where c.id = any(${ids}::text[])`);
}

/** The cart each customer changed last and has not ordered, under any merged id. */
export async function findOpenCarts(db: Reader, customerIds: readonly string[], now: Date): Promise<Map<string, Cart>> {
  const rows = await db.query<Cart & { requestedId: string }>(sql`
    select distinct on (a.requested_id) a.requested_id as "requestedId", ${COLUMNS}
    from ${aliasesOf(customerIds)} a
    join cart c on c.customer_id = a.alias_id and c.status = 'OPEN' and c.expires_at > ${now}
    order by a.requested_id, c.updated_at desc, c.id desc`);
  return new Map(rows.map((row) => [row.requestedId, row]));
}

function lineArrays(cart: Cart): { ids: string[]; variants: string[]; quantities: number[] } {
  return {
    ids: cart.lines.map((line) => line.id),
    variants: cart.lines.map((line) => line.variantId),
    quantities: cart.lines.map((line) => line.quantity),
  };
}

export async function insertCart(db: Database, cart: Cart): Promise<void> {
  const { ids, variants, quantities } = lineArrays(cart);
  await db.query(sql`
    with c as (
      insert into cart (id, token, channel, currency, customer_id, anonymous_id, selling_location_id, email, shipping_address,
        delivery_method, pickup_location_id, points_to_burn, gift_card_codes, created_at, updated_at, expires_at, held_until)
      values (${cart.id}, ${cart.token}, ${cart.channel}, ${cart.currency}, ${cart.customerId}, ${cart.anonymousId}, ${cart.sellingLocationId},
        ${cart.email}, ${toJsonb(cart.shippingAddress)}::jsonb, ${cart.deliveryMethod}, ${cart.pickupLocationId},
        ${cart.pointsToBurn}, ${cart.giftCardCodes}::text[], ${cart.updatedAt}, ${cart.updatedAt}, ${cart.expiresAt}, ${cart.heldUntil})
      returning id)
    insert into cart_line (id, cart_id, variant_id, quantity)
    select line.id, c.id, line.variant_id, line.quantity
    from c, unnest(${ids}::text[], ${variants}::text[], ${quantities}::int[]) as line(id, variant_id, quantity)`);
}

function toJsonb(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/**
 * Writes a cart as a whole if it is still what was read: open, not frozen by a checkout, at `readVersion`.
 * @returns false when it has moved on; nothing was written.
 */
export async function saveCart(db: Reader, cart: Cart, readVersion: number): Promise<boolean> {
  const { ids, variants, quantities } = lineArrays(cart);
  const [row] = await db.query<{ saved: number }>(sql`
    with c as (
      update cart set version = ${cart.version}, channel = ${cart.channel}, currency = ${cart.currency},
        customer_id = ${cart.customerId}, anonymous_id = ${cart.anonymousId}, selling_location_id = ${cart.sellingLocationId}, email = ${cart.email},
        shipping_address = ${toJsonb(cart.shippingAddress)}::jsonb, delivery_method = ${cart.deliveryMethod},
        pickup_location_id = ${cart.pickupLocationId}, points_to_burn = ${cart.pointsToBurn},
        gift_card_codes = ${cart.giftCardCodes}::text[], updated_at = ${cart.updatedAt}, expires_at = ${cart.expiresAt},
        held_until = ${cart.heldUntil}
      where id = ${cart.id} and version = ${readVersion} and status = 'OPEN' and checkout_order_id is null
      returning id),
    gone as (
      delete from cart_line l using c where l.cart_id = c.id and l.variant_id <> all(${variants}::text[])),
    kept as (
      insert into cart_line (id, cart_id, variant_id, quantity)
      select line.id, c.id, line.variant_id, line.quantity
      from c, unnest(${ids}::text[], ${variants}::text[], ${quantities}::int[]) as line(id, variant_id, quantity)
      on conflict (cart_id, variant_id) do update set quantity = excluded.quantity)
    select count(*)::int as saved from c`);
  return row?.saved === 1;
}

/** Closes a cart whose lines another one took over. @returns false when it has moved on. */
export async function markMerged(tx: Tx, cart: Cart, now: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    update cart set status = 'MERGED', version = version + 1, updated_at = ${now}
    where id = ${cart.id} and version = ${cart.version} and status = 'OPEN' and checkout_order_id is null returning id`);
  return rows.length === 1;
}
