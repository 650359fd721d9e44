import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { type Money, money } from '#kernel/values/money.ts';
import type { CollectionId, ProductId, VariantId } from '../../../shared/ids.ts';
import type {
  Listing,
  Media,
  Product,
  ProductOption,
  ProductStatus,
  SelectedOption,
  Variant,
  VariantKind,
} from '../model/product.ts';

type ListingRow = readonly [
  channelCode: string,
  visible: boolean,
  price: number,
  compareAt: number | null,
  currency: string,
  publishFromMs: number | null,
  publishToMs: number | null,
  taxIncluded: boolean,
];
type VariantRow = readonly [
  id: string,
  sku: string | null,
  gtin: string | null,
  title: string,
  position: number,
  kind: VariantKind,
  selectedOptions: SelectedOption[],
  price: number | null,
  compareAt: number | null,
  cost: number | null,
  currency: string | null,
  taxRateBasisPoints: number,
  listings: ListingRow[] | null,
];

interface ProductRow {
  readonly id: string;
  readonly version: bigint;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly product_type: string | null;
  readonly category: string | null;
  readonly status: ProductStatus;
  readonly tags: string[];
  readonly options: ProductOption[];
  readonly created: string;
  readonly updated: string;
  readonly variants: VariantRow[] | null;
  readonly media: ReadonlyArray<readonly [string, string, string | null, number]> | null;
  readonly collections: string[] | null;
}

/** Whole products by id, children included, in one statement; ids that do not exist are left out. */
export async function readProducts(db: Reader, ids: readonly string[]): Promise<Product[]> {
  const rows = await db.query<ProductRow>(sql`
    select p.id, p.version, p.handle, p.title, p.description, p.vendor, p.product_type, p.category, p.status, p.tags,
      p.options,
      to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created,
      to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as updated,
      (select json_agg(json_build_array(v.id, v.sku, v.gtin, v.title, v.position, v.kind, v.selected_options,
          v.price_minor, v.compare_at_minor, v.cost_minor, v.currency, v.tax_rate_basis_points,
          (select json_agg(json_build_array(l.channel_code, l.visible, l.price_minor, l.compare_at_minor, l.currency,
              floor(extract(epoch from l.publish_from) * 1000)::bigint, floor(extract(epoch from l.publish_to) * 1000)::bigint,
              c.prices_include_tax)
              order by l.channel_code)
            from channel_listing l join channel c on c.code = l.channel_code where l.variant_id = v.id)) order by v.position, v.id)
        from variant v where v.product_id = p.id) as variants,
      (select json_agg(json_build_array(m.id, m.url, m.alt, m.position) order by m.position, m.id)
        from media m where m.product_id = p.id) as media,
      (select json_agg(c.collection_id order by c.added_at, c.collection_id)
        from collection_product c where c.product_id = p.id) as collections
    from product p where p.id = any(${ids}::text[])`);
  return rows.map(toProduct);
}

function toProduct(row: ProductRow): Product {
  const variants: Variant[] = [];
  const product: Product = {
    id: row.id as ProductId,
    version: row.version,
    handle: row.handle,
    title: row.title,
    description: row.description,
    vendor: row.vendor,
    productType: row.product_type,
    category: row.category,
    status: row.status,
    tags: row.tags,
    options: row.options,
    media: (row.media ?? []).map(([id, url, alt, position]): Media => ({ id, url, alt, position })),
    collectionIds: (row.collections ?? []) as CollectionId[],
    variants,
    createdAt: row.created,
    updatedAt: row.updated,
  };
  for (const variant of row.variants ?? []) variants.push(toVariant(product, variant));
  return product;
}

function toVariant(product: Product, row: VariantRow): Variant {
  const [id, sku, gtin, title, position, kind, selectedOptions, price, compareAt, cost, currency, tax, listings] = row;
  return {
    id: id as VariantId,
    product,
    sku,
    gtin,
    title,
    position,
    kind,
    selectedOptions,
    price: toMoney(price, currency),
    compareAtPrice: toMoney(compareAt, currency),
    unitCost: toMoney(cost, currency),
    taxRateBasisPoints: tax,
    listings: new Map((listings ?? []).map((listing) => [listing[0], toListing(listing)])),
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
