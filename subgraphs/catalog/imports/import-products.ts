import { createHash } from 'node:crypto';
import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { listAtOwnPrice, refreshProductChannels } from '../listings/store/listings.ts';
import { productChanged } from '../products/events.ts';
import { canonicalGtin } from '../products/model/gtin.ts';
import { mergeOptions, optionsOf } from '../products/model/options.ts';
import { insertMediaRows } from '../products/store/media.ts';
import {
  extendProducts,
  insertProducts,
  lockProductsByHandle,
  overwriteProducts,
  type ProductWrite,
  readChanged,
} from '../products/store/product-writes.ts';
import {
  insertVariantRows,
  overwriteVariants,
  readVariantsByCode,
  readVariantsOf,
  type VariantWrite,
} from '../products/store/variants.ts';
import { type ImportBatch, importBatch } from './model/import-batch.ts';
import {
  type CodeOwners,
  claimCodes,
  type ImportIssue,
  type PlannedProduct,
  planImport,
  withOptionNames,
} from './model/import-plan.ts';
import { lockImports } from './store/imports.ts';

export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly variants: number;
  readonly issues: readonly ImportIssue[];
}

class DryRun extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super('dry run');
    this.result = result;
  }
}

/**
 * Takes one batch of a product file, all of it or nothing: products by handle, variants by their options. What the
 * file says already changes nothing, so a file can be imported again.
 * @throws ValidationError when the batch is not of the shape above.
 */
export async function importProducts(deps: CatalogDeps, raw: unknown): Promise<ImportResult> {
  const batch = parseInput(importBatch, raw);
  const { planned, issues } = planImport(batch.products);
  try {
    return await deps.db.inTransaction('import-products', async (tx) => {
      const result = await writeBatch(tx, planned, batch, issues, deps.clock.now());
      if (batch.dryRun) throw new DryRun(result);
      return result;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

async function writeBatch(
  tx: Tx,
  planned: readonly PlannedProduct[],
  batch: ImportBatch,
  found: readonly ImportIssue[],
  now: Date,
): Promise<ImportResult> {
  const issues = [...found];
  await lockImports(tx);
  const known = new Map(
    (
      await lockProductsByHandle(
        tx,
        planned.map((p) => p.handle),
      )
    ).map((row) => [row.handle, row]),
  );
  let unchanged = 0;
  const work = planned.flatMap((p) => {
    const existing = known.get(p.handle);
    const hash = hashOf(p, batch);
    if (!existing && p.title === null) {
      issues.push({ row: p.row, refused: true, reason: 'the first row of a product needs a title' });
      return [];
    }
    const product = existing && p.title === null ? withOptionNames(p, existing.options) : p;
    if (existing?.import_hash !== hash) return [{ product, existing, hash, id: existing?.id ?? newId('prd') }];
    unchanged += 1;
    return [];
  });
  const variants = await planVariantWrites(tx, work, batch.currency, issues);
  const write = ({ product: p, existing, hash, id }: (typeof work)[number]): ProductWrite => ({
    id,
    handle: p.handle,
    title: p.title ?? '',
    description: p.description,
    vendor: p.vendor,
    product_type: p.productType,
    category: p.category,
    status: p.status,
    tags: p.tags,
    options: mergeOptions(existing?.options ?? [], optionsOf(p.variants.map((v) => v.options))),
    import_hash: hash,
  });
  const created = work.filter((item) => !item.existing);
  const changed = work.filter((item) => item.existing);
  await insertProducts(tx, created.map(write), now);
  await overwriteProducts(tx, changed.filter((item) => item.product.title !== null).map(write), now);
  const added = changed.filter((item) => item.product.title === null);
  await extendProducts(tx, added.map(write), now);
  await overwriteVariants(tx, variants.known, now);
  await insertVariantRows(tx, variants.added, now);
  const listed = new Set(work.filter((item) => item.product.listed).map((item) => item.id));
  const all = [...variants.known, ...variants.added];
  await listAtOwnPrice(
    tx,
    all.flatMap((v) => (listed.has(v.product_id) ? [v.id] : [])),
    batch.channels,
    now,
  );
  await insertMediaRows(
    tx,
    work.flatMap(({ id, product: p }) =>
      p.media.map(({ url, alt }, index) => ({ id: newId('med'), product_id: id, url, alt, position: index + 1 })),
    ),
  );
  const ids = work.map((item) => item.id);
  await refreshProductChannels(tx, ids);
  await appendEvents(
    tx,
    'catalog',
    (await readChanged(tx, ids)).map((p) => productChanged(p, now)),
  );
  return {
    created: created.length,
    updated: changed.length,
    unchanged,
    variants: all.length,
    issues: issues.sort((a, b) => a.row - b.row),
  };
}

/** Everything that the file says of a product, its line numbers left out: they move when the file is edited elsewhere. */
function hashOf(p: PlannedProduct, { currency, channels }: ImportBatch): string {
  const facts = [
    [
      p.handle,
      p.title,
      p.description,
      p.vendor,
      p.productType,
      p.category,
      p.tags,
      p.status,
      p.listed,
      currency,
      channels,
    ],
    p.media.map(({ url, alt }) => [url, alt]),
    p.variants.map((v) => [v.sku, v.gtin, v.options, `${v.priceMinor}/${v.compareAtMinor}/${v.costMinor}`]),
  ];
  return createHash('sha1').update(JSON.stringify(facts)).digest('hex');
}

interface WorkItem {
  readonly product: PlannedProduct;
  readonly id: string;
}

async function planVariantWrites(
  tx: Tx,
  work: readonly WorkItem[],
  currency: string,
  issues: ImportIssue[],
): Promise<{ known: VariantWrite[]; added: VariantWrite[] }> {
  const rows = await readVariantsOf(
    tx,
    work.map((item) => item.id),
  );
  const byKey = new Map(rows.map((row) => [`${row.product_id}\u001f${row.option_key}`, row]));
  const last = new Map<string, number>();
  for (const row of rows) last.set(row.product_id, Math.max(last.get(row.product_id) ?? 0, row.position));
  const owners = await readOwners(tx, work);
  const known: VariantWrite[] = [];
  const added: VariantWrite[] = [];
  for (const { product: p, id: productId } of work) {
    for (const imported of p.variants) {
      const existing = byKey.get(`${productId}\u001f${imported.optionKey}`);
      const position = existing?.position ?? (last.get(productId) ?? 0) + 1;
      if (!existing) last.set(productId, position);
      const id = existing?.id ?? newId('var');
      const v = claimCodes(imported, id, owners, issues);
      (existing ? known : added).push({
        id,
        product_id: productId,
        sku: v.sku,
        gtin: v.gtin,
        title: v.title,
        position,
        selected_options: v.options,
        option_key: v.optionKey,
        price_minor: v.priceMinor,
        compare_at_minor: v.compareAtMinor,
        cost_minor: v.costMinor,
        currency,
        external_key: null,
      });
    }
  }
  return { known, added };
}

async function readOwners(tx: Tx, work: readonly WorkItem[]): Promise<CodeOwners> {
  const variants = work.flatMap((item) => item.product.variants);
  const rows = await readVariantsByCode(
    tx,
    variants.flatMap((v) => (v.gtin === null ? [] : [canonicalGtin(v.gtin)])),
    variants.flatMap((v) => v.sku ?? []),
  );
  return {
    skus: new Map(rows.flatMap((row) => (row.sku === null ? [] : [[row.sku, row.id] as const]))),
    gtins: new Map(rows.flatMap((row) => (row.gtin14 === null ? [] : [[row.gtin14, row.id] as const]))),
  };
}
