import type { Reader } from '#kernel/database/database.ts';
import { bigint, jsonAgg, jsonTuple, nullable, select, subquery, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { type Money, money } from '#kernel/values/money.ts';
import { channel, channelListing, collectionProduct, media, product, variant } from '../../prisma/generated/tables.ts';
import type { Listing, Product, Variant } from '../model/product.ts';
import { TEXT_FIELDS } from '../model/product-input.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');
const l = aliased(channelListing, 'l');
const c = aliased(channel, 'c');
const m = aliased(media, 'm');
const cp = aliased(collectionProduct, 'cp');

/** Epoch milliseconds, which JSON holds exactly. */
function epochMs(instant: SqlQuery) {
  return nullable(bigint(sql`floor(extract(epoch from ${instant}) * 1000)`));
}

function isoText(instant: SqlQuery) {
  return text(sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

const listing = jsonTuple(
  l.channelCode,
  l.visible,
  l.priceMinor,
  l.compareAtMinor,
  l.currency,
  epochMs(l.publishFrom),
  epochMs(l.publishTo),
  c.pricesIncludeTax,
);
const listings = subquery(
  jsonAgg(listing, l.channelCode),
  sql`from channel_listing l join channel c on ${c.code} = ${l.channelCode} where ${l.variantId} = ${v.id}`,
);
const variantTuple = jsonTuple(
  v.id,
  v.sku,
  v.barcode,
  v.title,
  v.position,
  v.kind,
  v.selectedOptions,
  v.priceMinor,
  v.compareAtMinor,
  v.costMinor,
  v.currency,
  v.taxRateBasisPoints,
  listings,
);
const wholeProduct = {
  ...pick(p, 'id', 'version', 'status', 'options', ...TEXT_FIELDS),
  createdAt: isoText(p.createdAt),
  updatedAt: isoText(p.updatedAt),
  variants: subquery(
    jsonAgg(variantTuple, sql`${v.position}, ${v.id}`),
    sql`from variant v where ${v.productId} = ${p.id}`,
  ),
  media: subquery(
    jsonAgg(jsonTuple(m.id, m.url, m.alt, m.position), sql`${m.position}, ${m.id}`),
    sql`from media m where ${m.productId} = ${p.id}`,
  ),
  collectionIds: subquery(
    jsonAgg(cp.collectionId, sql`${cp.addedAt}, ${cp.collectionId}`),
    sql`from collection_product cp where ${cp.productId} = ${p.id}`,
  ),
};

/** Whole products by id, children included, in one statement; ids that do not exist are left out. */
export async function readProducts(db: Reader, ids: readonly string[]): Promise<Product[]> {
  const rows = await db.query(sql`select ${select(wholeProduct)} from product p where ${p.id} = any(${ids}::text[])`);
  return rows.map(toProduct);
}

type ProductRow = { readonly [Key in keyof typeof wholeProduct]: Read<(typeof wholeProduct)[Key]> };
type VariantRow = NonNullable<ProductRow['variants']>[number];
type ListingRow = NonNullable<Read<typeof listings>>[number];

function toProduct({ variants: variantRows, media: mediaRows, collectionIds, ...own }: ProductRow): Product {
  const variants: Variant[] = [];
  const product: Product = {
    ...own,
    media: (mediaRows ?? []).map(([id, url, alt, position]) => ({ id, url, alt, position })),
    collectionIds: collectionIds ?? [],
    variants,
    windowEdges: windowEdgesOf(variantRows ?? []),
  };
  for (const row of variantRows ?? []) variants.push(toVariant(product, row));
  return product;
}

/** Each moment at which a listing begins or ends, once. */
function windowEdgesOf(variants: readonly VariantRow[]): number[] {
  const edges = new Set<number>();
  for (const variant of variants)
    for (const [, , , , , from, to] of variant[12] ?? [])
      for (const edge of [from, to]) if (edge !== null) edges.add(edge);
  return [...edges];
}

function toVariant(product: Product, row: VariantRow): Variant {
  const [id, sku, barcode, title, position, kind, selectedOptions, price, compareAt, cost, currency, tax, rows] = row;
  return {
    id,
    product,
    sku,
    barcode,
    title,
    position,
    kind,
    selectedOptions,
    price: toMoney(price, currency),
    compareAtPrice: toMoney(compareAt, currency),
    unitCost: toMoney(cost, currency),
    taxRateBasisPoints: tax,
    listings: new Map((rows ?? []).map((one) => [one[0], toListing(one)])),
  };
}

function toListing([channelCode, visible, price, compareAt, currency, from, to, taxIncluded]: ListingRow): Listing {
  return {
    channelCode,
    visible,
    price: money(price, currency),
    compareAtPrice: toMoney(compareAt, currency),
    publishFromMs: from,
    publishToMs: to,
    taxIncluded,
  };
}

function toMoney(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : money(minor, currency);
}
