import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { ProductId, VariantId } from '../../shared/ids.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from '../products/events.ts';
import { toHandle } from '../products/model/handle.ts';
import { LIMITS, newTexts } from '../products/model/product-input.ts';
import { DEFAULT_TAX_RATE } from '../products/model/variant-draft.ts';
import { extendProducts, insertProducts, lockProductsByHandle, readChanged } from '../products/store/product-writes.ts';
import { insertVariants, readVariantIdentities, type VariantOf } from '../products/store/variants.ts';
import { lockImports } from './store/imports.ts';
import { inTrial } from './store/trial.ts';

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)
  .nullish();
const text = z.string().max(LIMITS.title).nullish();
const item = z.object({
  /** The variant's identity in the imported history, its source included. */
  externalKey: z.string().min(1).max(300),
  sku: z.string().min(1).max(LIMITS.sku).nullish(),
  /** Variants of one key are variants of one product. */
  productKey: z.string().min(1).max(300),
  productTitle: z.string().min(1).max(LIMITS.title),
  variantTitle: text,
  category: text,
  vendor: text,
  unitCostMinor: minor,
  priceMinor: minor,
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const batchSchema = z.array(item).max(2_000);
type Item = z.infer<typeof item>;

export interface EnsuredVariant {
  readonly externalKey: string;
  readonly variantId: VariantId;
  readonly productId: ProductId;
}

/**
 * Finds the variants of an imported order history, by their external key or else their SKU, and makes archived
 * placeholders of those that catalog does not know: readable where they were ordered, on sale nowhere.
 */
export async function ensureVariants(deps: CatalogDeps, raw: unknown): Promise<EnsuredVariant[]> {
  const items = parseInput(batchSchema, raw);
  return inTrial(deps.db, 'ensure-variants', false, async (tx) => {
    await lockImports(tx);
    const known = await identify(tx, items);
    const missing = [...new Map(items.map((one) => [one.externalKey, one])).values()].filter((one) => !known(one));
    if (missing.length === 0) return items.flatMap((one) => known(one) ?? []);
    await createPlaceholders(tx, missing, deps.clock.now());
    const found = await identify(tx, items);
    return items.flatMap((one) => found(one) ?? []);
  });
}

async function identify(tx: Tx, items: readonly Item[]): Promise<(one: Item) => EnsuredVariant | undefined> {
  const rows = await readVariantIdentities(
    tx,
    items.map((one) => one.externalKey),
    items.flatMap((one) => one.sku ?? []),
  );
  const byKey = new Map(rows.map((row) => [row.externalKey, row]));
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  return ({ externalKey, sku }) => {
    const row = byKey.get(externalKey) ?? (sku ? bySku.get(sku) : undefined);
    return row && { externalKey, variantId: row.id, productId: row.productId };
  };
}

/** A readable handle that is another for every key. */
function handleOf(productKey: string): string {
  const hash = createHash('sha1').update(productKey).digest('hex').slice(0, 8);
  return `${toHandle(productKey).slice(0, 150)}-${hash}`.replace(/^-/, '');
}

async function createPlaceholders(tx: Tx, missing: readonly Item[], now: Date): Promise<void> {
  const byProduct = new Map(missing.map((one) => [one.productKey, one]));
  const rows = [...byProduct].map(([key, { productTitle, vendor, category }]) => ({
    ...newTexts({ handle: handleOf(key), title: productTitle, vendor, category }),
    id: newId('prd'),
    status: 'ARCHIVED' as const,
    options: [],
    importHash: null,
  }));
  await insertProducts(tx, rows, now);
  const made = new Set(rows.map((row) => row.id));
  const handles = rows.map((row) => row.handle);
  const products = await lockProductsByHandle(tx, handles);
  const ids = new Map(products.map((product) => [product.handle, product.id]));
  const variants = missing.flatMap((one, index): VariantOf[] => {
    const productId = ids.get(handleOf(one.productKey));
    return productId === undefined ? [] : [placeholder(one, productId, index + 1)];
  });
  await insertVariants(tx, variants, now);
  await extendProducts(
    tx,
    products.filter((product) => !made.has(product.id)),
    now,
  );
  const changed = await readChanged(tx, [...ids.values()]);
  await appendEvents(
    tx,
    'catalog',
    changed.map((product) => productChanged(product, now)),
  );
}

function placeholder(item: Item, productId: ProductId, position: number): VariantOf {
  const amount = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined ? null : money(minor, item.currency);
  return {
    id: newId('var'),
    productId,
    externalKey: item.externalKey,
    sku: item.sku ?? null,
    barcode: null,
    title: item.variantTitle ?? 'Default',
    position,
    kind: 'GOOD',
    selectedOptions: [],
    optionKey: item.externalKey,
    price: amount(item.priceMinor),
    compareAtPrice: null,
    unitCost: amount(item.unitCostMinor),
    taxRateBasisPoints: DEFAULT_TAX_RATE,
  };
}
