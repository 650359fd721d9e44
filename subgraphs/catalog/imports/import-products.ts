import { createHash } from 'node:crypto';
import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { ProductId } from '../../shared/ids.ts';
import type { CatalogDeps } from '../deps.ts';
import { hideVariants, listAtOwnPrice, showVariants } from '../listings/store/listings.ts';
import { productChanged } from '../products/events.ts';
import { scanCodeOf } from '../products/model/gtin.ts';
import { toHandle } from '../products/model/handle.ts';
import { mergeOptions, optionsOf } from '../products/model/options.ts';
import { newTexts } from '../products/model/product-input.ts';
import { insertMedia } from '../products/store/media.ts';
import {
  extendProducts,
  type ImportedRow,
  insertProducts,
  type KnownProduct,
  lockProducts,
  lockProductsByHandle,
  lockProductsById,
  moveToNextVersion,
  overwriteProducts,
  readChanged,
} from '../products/store/product-writes.ts';
import {
  type CodedVariant,
  insertVariants,
  overwriteVariants,
  type ReleasedVariants,
  readVariantsByCode,
  releaseVariants,
} from '../products/store/variants.ts';
import { type ImportBatch, importBatch } from './model/import-batch.ts';
import { type ImportIssue, type PlannedProduct, planImport, withOptionNames } from './model/import-plan.ts';
import { planVariantWrites, type WorkItem } from './plan-variant-writes.ts';
import { lockImports } from './store/imports.ts';
import { keepAfter, keepBefore } from './store/product-images.ts';
import { inTrial } from './store/trial.ts';

export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly variants: number;
  readonly issues: readonly ImportIssue[];
}

/**
 * Takes one batch of a product file, all of it or nothing: products by handle, variants by their options. A
 * file that was imported already changes nothing.
 * @throws ValidationError when the batch is not of the shape above.
 */
export async function importProducts(deps: CatalogDeps, raw: unknown): Promise<ImportResult> {
  const batch = parseInput(importBatch, raw);
  const { planned, issues } = planImport(batch.products);
  return inTrial(deps.db, 'import-products', batch.dryRun, (tx) =>
    writeBatch(tx, planned, batch, issues, deps.clock.now()),
  );
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
  const coded = await lockConcerned(tx, planned);
  const known = await findProducts(tx, planned, coded, batch);
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
  const variants = await planVariantWrites(tx, work, { coded, batch, issues });
  const created = work.filter((item) => !item.existing);
  const changed = work.filter((item) => item.existing);
  const ids = work.map((item) => item.id);
  const robbed = robbedProducts(coded, variants.released, ids);
  const touched = [...changed.map(({ id }) => id), ...robbed];
  if (batch.run) await keepBefore(tx, batch.run, touched);
  await releaseVariants(tx, variants.released);
  const write = ({ product: p, existing, hash, id }: WorkItem): ImportedRow => ({
    ...(existing ? { ...existing, ...p.texts } : newTexts(p.texts)),
    id,
    status: p.status,
    options: mergeOptions(existing?.options ?? [], optionsOf(p.variants.map((one) => one.options))),
    importHash: hash,
  });
  await insertProducts(tx, created.map(write), now);
  await overwriteProducts(tx, changed.filter((item) => item.product.texts.title !== undefined).map(write), now);
  const added = changed.filter((item) => item.product.texts.title === undefined);
  await extendProducts(tx, added.map(write), now);
  await overwriteVariants(tx, variants.known, now);
  await insertVariants(tx, variants.added, now);
  await hideVariants(tx, variants.hidden, now);
  const listed = new Set(work.filter((item) => item.product.listed).map((item) => item.id));
  const all = [...variants.known, ...variants.added];
  await listAtOwnPrice(
    tx,
    all.flatMap((v) => (listed.has(v.productId) ? [v.id] : [])),
    batch.channels,
    now,
  );
  // Products that an import had archived, and that a file has again.
  const returned = new Set(work.flatMap(({ existing, id }) => (isArchived(existing) && listed.has(id) ? [id] : [])));
  await showVariants(
    tx,
    all.flatMap((v) => (returned.has(v.productId) ? [v.id] : [])),
    batch.channels,
    now,
  );
  await insertMedia(
    tx,
    work.flatMap(({ id, product: p }) =>
      p.media.map(({ url, alt }, index) => ({ id: newId('med'), productId: id, url, alt, position: index + 1 })),
    ),
  );
  if (robbed.length > 0) await tx.query(moveToNextVersion(sql`select unnest(${robbed}::text[])`, now));
  if (batch.run) await keepAfter(tx, batch.run, { changed: touched, created: created.map(({ id }) => id) });
  await appendEvents(
    tx,
    'catalog',
    (await readChanged(tx, [...ids, ...robbed])).map((p) => productChanged(p, now)),
  );
  return {
    created: created.length,
    updated: changed.length,
    unchanged,
    variants: all.length,
    issues: issues.sort((a, b) => a.row - b.row),
  };
}

/** Products other than those of the batch that lose a code to them. */
function robbedProducts(
  coded: readonly CodedVariant[],
  { robbed }: ReleasedVariants,
  ids: readonly ProductId[],
): ProductId[] {
  const [lost, own] = [new Set(robbed), new Set(ids)];
  const owners = coded.flatMap(({ id, productId }) => (lost.has(id) && !own.has(productId) ? [productId] : []));
  return [...new Set(owners)];
}

function isArchived(existing: KnownProduct | undefined): boolean {
  return existing?.status === 'ARCHIVED' && existing.importHash === null;
}

/** The products of a batch that are there: by handle, or else by the codes of their variants where a file renamed them. */
async function findProducts(
  tx: Tx,
  planned: readonly PlannedProduct[],
  coded: readonly CodedVariant[],
  batch: ImportBatch,
): Promise<Map<string, KnownProduct>> {
  const handles = planned.map(({ handle }) => handle);
  const known = new Map((await lockProductsByHandle(tx, handles)).map((row) => [row.handle, row]));
  const inFile = new Set([...batch.handles.map(toHandle), ...handles]);
  const renamed = planned.flatMap((product): Array<[string, ProductId]> => {
    if (known.has(product.handle) || product.texts.title === undefined) return [];
    const found = coded.filter((one) => hasCode(product, one));
    const [owner] = found;
    // One code may have moved to another product; most of them do not.
    const isMost = 2 * found.length > product.variants.length;
    const isOne = found.every(({ productId }) => productId === owner?.productId);
    return owner && isMost && isOne && !inFile.has(owner.handle) ? [[product.handle, owner.productId]] : [];
  });
  if (renamed.length === 0) return known;
  const byId = new Map(
    (
      await lockProductsById(
        tx,
        renamed.map(([, id]) => id),
      )
    ).map((row) => [row.id, row]),
  );
  for (const [handle, id] of renamed) {
    const row = byId.get(id);
    if (row?.importHash && byId.delete(id)) known.set(handle, row);
  }
  return known;
}

function hasCode({ variants }: PlannedProduct, { sku, scanCode }: CodedVariant): boolean {
  return variants.some(
    (one) => (one.sku !== null && one.sku === sku) || (one.barcode !== null && scanCodeOf(one.barcode) === scanCode),
  );
}

/**
 * Locks every product that the batch may write, before any is planned: those of its handles, and those whose variants
 * have a code that it gives. An edit of one of them comes wholly before the import or wholly after it.
 * @returns the variants that have these codes
 */
async function lockConcerned(tx: Tx, planned: readonly PlannedProduct[]): Promise<CodedVariant[]> {
  const handles = planned.map(({ handle }) => handle);
  const locked = new Set<ProductId>();
  for (let first = true; ; first = false) {
    const coded = await readCoded(tx, planned);
    const ids = [...new Set(coded.map(({ productId }) => productId))].filter((id) => !locked.has(id));
    if (!first && ids.length === 0) return coded;
    // Nothing was written yet: an edit that holds one of them waits for nothing of this transaction.
    for (const id of [...ids, ...(await lockProducts(tx, { handles, ids }))]) locked.add(id);
  }
}

function readCoded(tx: Tx, planned: readonly PlannedProduct[]): Promise<CodedVariant[]> {
  const variants = planned.flatMap((product) => product.variants);
  return readVariantsByCode(
    tx,
    variants.flatMap((one) => (one.barcode === null ? [] : [scanCodeOf(one.barcode)])),
    variants.flatMap((one) => one.sku ?? []),
  );
}

/** Hash of everything that the file says of a product, its line numbers left out: they move with edits elsewhere. */
function hashOf(product: PlannedProduct, { currency, channels, archiveMissing }: ImportBatch): string {
  const rules = archiveMissing ? { currency, channels, archiveMissing } : { currency, channels };
  const facts = JSON.stringify({ ...product, ...rules }, (key, value: unknown) => {
    if (key === 'row') return undefined;
    return typeof value === 'bigint' ? value.toString() : value;
  });
  return createHash('sha1').update(facts).digest('hex');
}
