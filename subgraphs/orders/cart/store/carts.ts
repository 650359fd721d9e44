import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { boolean, integer, jsonAgg, jsonObject, nullable, select, subquery, text } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow, recordset } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { bearerOfRecord } from '../../../shared/customer-alias.ts';
import { cart, cartLine, order } from '../../prisma/generated/tables.ts';
import type { Cart, FoundCart } from '../model/cart.ts';
import type { RecentKey } from '../model/recent-keys.ts';

const c = aliased(cart, 'c');
const l = aliased(cartLine, 'l');

/** What a cart is written with, beside its id, share token and creation. */
const WRITTEN = [
  'channel',
  'currency',
  'status',
  'version',
  'customerId',
  'sellingLocationId',
  'email',
  'shippingAddress',
  'deliveryMethod',
  'pickupLocationId',
  'pointsToRedeem',
  'giftCards',
  'recentKeys',
  'updatedAt',
  'expiresAt',
  'holdExpiresAt',
] as const;

const FIELDS = {
  ...pick(c, 'id', 'shareToken', 'checkoutOrderId', ...WRITTEN),
  lines: subquery(
    jsonAgg(jsonObject(pick(l, 'id', 'variantId', 'quantity', 'shownPriceMinor')), l.id),
    sql`from cart_line l where ${l.cartId} = ${c.id}`,
  ),
};
type CartRow = { readonly [Key in keyof typeof FIELDS]: Read<(typeof FIELDS)[Key]> };

function toCart(row: CartRow): Cart {
  const lines = (row.lines ?? []).map((line) => ({
    ...line,
    shownPriceMinor: line.shownPriceMinor === null ? null : BigInt(line.shownPriceMinor),
  }));
  return { ...row, lines };
}

/** A cart by its id, by what lets it be claimed, or by the request that made it. */
export type CartReference =
  | { readonly cartId: string }
  | { readonly shareToken: string }
  | { readonly creationKey: string };

function where(reference: CartReference): SqlQuery {
  if ('cartId' in reference) return sql`${c.id} = ${reference.cartId}`;
  return 'shareToken' in reference
    ? sql`${c.shareToken} = ${reference.shareToken}`
    : sql`${c.creationKey} = ${reference.creationKey}`;
}

/** Reads a cart; for a checkout also what its idempotency key was used for. */
export async function readCart(
  db: Reader,
  reference: CartReference,
  customerId: string | undefined,
  checkout?: { readonly scope: string; readonly key: string },
): Promise<FoundCart | undefined> {
  const own =
    customerId === undefined ? sql`false` : sql`coalesce(${bearerOfRecord(c.customerId)} = ${customerId}, false)`;
  const key = checkout ? sql`checkout_scope = ${checkout.scope} and checkout_key = ${checkout.key}` : sql`false`;
  const known = nullable(
    subquery(jsonObject({ orderId: order.id, requestHash: order.requestHash }), sql`from orders where ${key}`),
  );
  const [row] = await db.query(sql`
    select ${select({ ...FIELDS, creationHash: c.creationHash, isOwn: boolean(own), known })} from cart c where ${where(reference)}`);
  return row && { ...row, ...toCart(row), known: row.known && { kind: 'KNOWN', ...row.known } };
}

export async function readCartsByIds(db: Reader, ids: readonly string[]): Promise<Cart[]> {
  const rows = await db.query(sql`select ${select(FIELDS)} from cart c where ${c.id} = any(${ids}::text[])`);
  return rows.map(toCart);
}

/** The cart each customer changed last and has not ordered, over records `(requested_id, alias_id)`. */
export async function readOpenCarts(db: Reader, records: SqlQuery, now: Date): Promise<Map<string, Cart>> {
  const rows = await db.query(sql`
    select distinct on (a.requested_id) ${select({ requestedId: text(sql`a.requested_id`), ...FIELDS })}
    from ${records} a
    join cart c on ${c.customerId} = a.alias_id and ${c.status} = 'OPEN' and ${c.expiresAt} > ${now}
    order by a.requested_id, ${c.updatedAt} desc, ${c.id} desc`);
  return new Map(rows.map(({ requestedId, ...row }) => [requestedId, toCart(row)]));
}

/** Which open carts staff look for; what is undefined narrows nothing. */
export interface OpenCartFilter {
  /** The stores that the reader is bound to. */
  readonly ownLocationIds: readonly string[] | undefined;
  readonly channelCodes: readonly string[] | undefined;
  readonly updatedBefore: Date | undefined;
  readonly now: Date;
}

/** Carts with something in them that may still be ordered. */
function isOpen({ ownLocationIds, channelCodes, updatedBefore, now }: OpenCartFilter): SqlQuery {
  const conditions = [
    sql`${c.status} = 'OPEN' and ${c.checkoutOrderId} is null and ${c.expiresAt} > ${now}`,
    sql`exists (select from cart_line l where ${l.cartId} = ${c.id})`,
    ...(ownLocationIds ? [sql`${c.sellingLocationId} = any(${ownLocationIds}::text[])`] : []),
    ...(channelCodes ? [sql`${c.channel} = any(${channelCodes}::text[])`] : []),
    ...(updatedBefore ? [sql`${c.updatedAt} < ${updatedBefore}`] : []),
  ];
  return joinSql(conditions, ' and ');
}

/** A page of open carts, those changed last first. */
export async function readOpenCartPage(db: Reader, filter: OpenCartFilter, page: PageRequest): Promise<Cart[]> {
  const columns = [{ column: c.updatedAt, type: 'timestamptz' as const }, { column: c.id }];
  const { bounds, order: by } = keyset(page, columns, 'desc');
  const rows = await db.query(sql`
    select ${select(FIELDS)} from cart c where ${isOpen(filter)} and ${bounds} order by ${by} limit ${page.limit + 1}`);
  return rows.map(toCart);
}

export async function countOpenCarts(db: Reader, filter: OpenCartFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from cart c where ${isOpen(filter)}`);
  return row?.count ?? 0;
}

/** The lines as rows of a statement whose expression `c` is their cart. */
function linesOf({ lines }: Cart) {
  const r = recordset('line', pick(cartLine, 'id', 'variantId', 'quantity', 'shownPriceMinor'), lines);
  return insertInto(cartLine, { ...r.columns, cartId: sql`c.id` }, sql`from c, ${r}`);
}

/** Writes a new cart. @returns false when the request that makes it has made one before. */
export async function insertCart(db: Database, made: Cart, { id, hash }: RecentKey): Promise<boolean> {
  const { lines: _lines, ...fields } = made;
  const row = { ...fields, createdAt: made.updatedAt, creationKey: id, creationHash: hash };
  const [inserted] = await db.query(sql`
    with c as (${insertRow(cart, row)} on conflict (creation_key) do nothing returning id),
    l as (${linesOf(made)})
    select ${select({ made: integer(sql`count(*)`) })} from c`);
  return inserted?.made === 1;
}

/**
 * Writes a cart as a whole if it is still what was read: open, not frozen by a checkout, at `readVersion`.
 * @returns false when it has moved on; nothing was written.
 */
export async function saveCart(db: Reader, changed: Cart, readVersion: number): Promise<boolean> {
  const { id, shareToken: _token, checkoutOrderId: _checkout, lines, ...fields } = changed;
  const [row] = await db.query(sql`
    with c as (
      update cart set ${assignments(cart, fields)}
      where id = ${id} and version = ${readVersion} and status = 'OPEN' and checkout_order_id is null
      returning id),
    gone as (
      delete from cart_line l using c
      where l.cart_id = c.id and l.variant_id <> all(${lines.map(({ variantId }) => variantId)}::text[])),
    kept as (${linesOf(changed)} on conflict (cart_id, variant_id) do update
      set quantity = excluded.quantity, shown_price_minor = excluded.shown_price_minor)
    select ${select({ saved: integer(sql`count(*)`) })} from c`);
  return row?.saved === 1;
}

/** Closes a cart whose lines another one took over. @returns false when it has moved on. */
export async function markMerged(tx: Tx, { id, version }: Cart, now: Date): Promise<boolean> {
  const merged = { status: 'MERGED', version: sql`version + 1`, updatedAt: now } as const;
  const rows = await tx.query(sql`
    update cart set ${assignments(cart, merged)}
    where id = ${id} and version = ${version} and status = 'OPEN' and checkout_order_id is null returning id`);
  return rows.length === 1;
}
