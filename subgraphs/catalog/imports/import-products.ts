import { createHash } from 'node:crypto';
import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { ProductId } from '../../shared/ids.ts';
import type { CatalogDeps } from '../deps.ts';
import { listAtOwnPrice, refreshProductChannels } from '../listings/store/listings.ts';
import { productChanged } from '../products/events.ts';
import { canonicalGtin } from '../products/model/gtin.ts';
import { mergeOptions, optionsOf } from '../products/model/options.ts';
import { newTexts } from '../products/model/product-input.ts';
import { DEFAULT_TAX_RATE } from '../products/model/variant-draft.ts';
import { insertMedia } from '../products/store/media.ts';
import {
  extendProducts,
  type ImportedRow,
  insertProducts,
  type KnownProduct,
  lockProductsByHandle,
  overwriteProducts,
  readChanged,
} from '../products/store/product-writes.ts';
import {
  insertVariants,
  overwriteVariants,
  readVariantsByCode,
  readVariantsOf,
  type VariantOf,
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
 * Takes one batch of a product file, all of it or nothing: products by handle, variants by their options. A
 * file that was imported already changes nothing.
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
    if (!existing && p.texts.title === undefined) {
      issues.push({ row: p.row, refused: true, reason: 'the first row of a product needs a title' });
      return [];
    }
    const product = existing && p.texts.title === undefined ? withOptionNames(p, existing.options) : p;
    if (existing?.importHash !== hash) return [{ product, existing, hash, id: existing?.id ?? newId('prd') }];
    unchanged += 1;
    return [];
  });
  const variants = await planVariantWrites(tx, work, batch.currency, issues);
  const write = ({ product: p, existing, hash, id }: WorkItem): ImportedRow => ({
    ...(existing ? { ...existing, ...p.texts } : newTexts(p.texts)),
    id,
    status: p.status,
    options: mergeOptions(existing?.options ?? [], optionsOf(p.variants.map((one) => one.options))),
    importHash: hash,
  });
  const created = work.filter((item) => !item.existing);
  const changed = work.filter((item) => item.existing);
  await insertProducts(tx, created.map(write), now);
  await overwriteProducts(tx, changed.filter((item) => item.product.texts.title !== undefined).map(write), now);
  const added = changed.filter((item) => item.product.texts.title === undefined);
  await extendProducts(tx, added.map(write), now);
  await overwriteVariants(tx, variants.known, now);
  await insertVariants(tx, variants.added, now);
  const listed = new Set(work.filter((item) => item.product.listed).map((item) => item.id));
  const all = [...variants.known, ...variants.added];
  await listAtOwnPrice(
    tx,
    all.flatMap((v) => (listed.has(v.productId) ? [v.id] : [])),
    batch.channels,
    now,
  );
  await insertMedia(
    tx,
    work.flatMap(({ id, product: p }) =>
      p.media.map(({ url, alt }, index) => ({ id: newId('med'), productId: id, url, alt, position: index + 1 })),
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

/** Hash of everything that the file says of a product, its line numbers left out: they move with edits elsewhere. */
function hashOf(product: PlannedProduct, { currency, channels }: ImportBatch): string {
  const facts = JSON.stringify({ ...product, currency, channels }, (key, value: unknown) => {
    if (key === 'row') return undefined;
    return typeof value === 'bigint' ? value.toString() : value;
  });
  return createHash('sha1').update(facts).digest('hex');
}

interface WorkItem {
  readonly product: PlannedProduct;
  readonly existing: KnownProduct | undefined;
  readonly hash: string;
  readonly id: ProductId;
}

async function planVariantWrites(
  tx: Tx,
  work: readonly WorkItem[],
  currency: string,
  issues: ImportIssue[],
): Promise<{ known: VariantOf[]; added: VariantOf[] }> {
  const rows = await readVariantsOf(
    tx,
    work.map((item) => item.id),
  );
  const byKey = new Map(rows.map((row) => [`${row.productId}\u001f${row.optionKey}`, row]));
  const last = new Map<string, number>();
  for (const row of rows) last.set(row.productId, Math.max(last.get(row.productId) ?? 0, row.position));
  const owners = await readOwners(tx, work);
  const known: VariantOf[] = [];
  const added: VariantOf[] = [];
  for (const { product: p, id: productId } of work) {
    for (const imported of p.variants) {
      const existing = byKey.get(`${productId}\u001f${imported.optionKey}`);
      const position = existing?.position ?? (last.get(productId) ?? 0) + 1;
      if (!existing) last.set(productId, position);
      const id = existing?.id ?? newId('var');
      const { sku, gtin, title, options, optionKey, ...amounts } = claimCodes(imported, id, owners, issues);
      const amount = (minor: bigint | null) => (minor === null ? null : money(minor, currency));
      (existing ? known : added).push({
        id,
        productId,
        sku,
        gtin,
        title,
        position,
        kind: 'GOOD',
        selectedOptions: options,
        optionKey,
        price: amount(amounts.priceMinor),
        compareAtPrice: amount(amounts.compareAtMinor),
        unitCost: amount(amounts.costMinor),
        taxRateBasisPoints: DEFAULT_TAX_RATE,
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
