import type { Tx } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import type { ProductId } from '../../shared/ids.ts';
import { scanCodeOf } from '../products/model/gtin.ts';
import { toHandle } from '../products/model/handle.ts';
import { DEFAULT_TAX_RATE } from '../products/model/variant-draft.ts';
import type { KnownProduct } from '../products/store/product-writes.ts';
import {
  type CodedVariant,
  type PlacedVariant,
  type ReleasedVariants,
  readVariantsOf,
  type VariantOf,
} from '../products/store/variants.ts';
import type { ImportBatch } from './model/import-batch.ts';
import { type CodeOwners, claimCodes, type ImportIssue, type PlannedProduct } from './model/import-plan.ts';
import { matchVariants } from './model/match-variants.ts';
import { readFreed } from './store/product-images.ts';

/** A product that an import writes, with what is there of it. */
export interface WorkItem {
  readonly product: PlannedProduct;
  readonly existing: KnownProduct | undefined;
  readonly hash: string;
  readonly id: ProductId;
}

export interface VariantWrites {
  readonly known: VariantOf[];
  readonly added: VariantOf[];
  readonly released: ReleasedVariants;
  /** Variants of the products that are to go off sale: the file no longer has them. */
  readonly hidden: string[];
}

/** Decides which variants of a batch are there, what they are now, and which are no longer in the file. */
export async function planVariantWrites(
  tx: Tx,
  work: readonly WorkItem[],
  { coded, batch, issues }: { coded: readonly CodedVariant[]; batch: ImportBatch; issues: ImportIssue[] },
): Promise<VariantWrites> {
  const rows = new Map<string, PlacedVariant[]>();
  const ids = work.map((item) => item.id);
  for (const row of await readVariantsOf(tx, ids)) rows.set(row.productId, [...(rows.get(row.productId) ?? []), row]);
  const matched = work.map((item) => ({ item, ...matchVariants(rows.get(item.id) ?? [], item.product.variants) }));
  // What a file that holds the whole product no longer names may lose its codes to what it does.
  const replaced = matched.flatMap(({ item, missing }) => (item.product.texts.title === undefined ? [] : missing));
  const own = [...matched.flatMap(({ matches }) => [...matches.values()]), ...replaced];
  const owners = codeOwners(coded, batch, own);
  const foreign = coded.flatMap(({ id }) => (owners.movable.has(id) ? [] : [id]));
  for (const id of await readFreed(tx, foreign)) owners.movable.add(id);
  const released = new Set<string>();
  const [known, added]: [VariantOf[], VariantOf[]] = [[], []];
  const moved = new Set<string>();
  const displaced: string[] = [];
  const hidden: string[] = [];
  for (const { item, matches, missing: gone } of matched) {
    let last = Math.max(0, ...(rows.get(item.id) ?? []).map(({ position }) => position));
    const givenKeys = new Set(item.product.variants.map(({ optionKey }) => optionKey));
    for (const imported of item.product.variants) {
      const existing = matches.get(imported);
      if (!existing) last += 1;
      const id = existing?.id ?? newId('var');
      const variant = claimCodes(imported, id, owners, { issues, released });
      if (existing && hasMoved(existing, variant)) moved.add(existing.id);
      const amount = (minor: bigint | null) => (minor === null ? null : money(minor, batch.currency));
      (existing ? known : added).push({
        id,
        productId: item.id,
        sku: variant.sku,
        barcode: variant.barcode,
        title: variant.title,
        selectedOptions: variant.options,
        optionKey: variant.optionKey,
        position: existing?.position ?? last,
        kind: 'GOOD',
        price: amount(variant.priceMinor),
        compareAtPrice: amount(variant.compareAtMinor),
        unitCost: amount(variant.costMinor),
        taxRateBasisPoints: DEFAULT_TAX_RATE,
      });
    }
    for (const one of gone) {
      const isDisplaced = givenKeys.has(one.optionKey);
      if (isDisplaced) displaced.push(one.id);
      // A file that only adds rows names some variants alone.
      if (item.product.texts.title === undefined && !isDisplaced) continue;
      const isHidden = isDisplaced || batch.archiveMissing;
      if (isHidden) hidden.push(one.id);
      issues.push(missingIssue(item.product.row, one, isHidden));
    }
  }
  const robbed = [...released].filter((id) => !moved.has(id));
  const written = [...known, ...added];
  const skus = written.flatMap(({ sku }) => sku ?? []);
  const scanCodes = written.flatMap(({ barcode }) => (barcode === null ? [] : scanCodeOf(barcode)));
  return { known, added, released: { moved: [...moved], robbed, displaced, skus, scanCodes }, hidden };
}

/** Codes of variants whose own rows say what they have now may move: those of this batch, and of other products of the file. */
function codeOwners(
  coded: readonly CodedVariant[],
  batch: ImportBatch,
  own: readonly PlacedVariant[],
): CodeOwners & { readonly movable: Set<string> } {
  const here = new Set(batch.products.map(({ handle }) => toHandle(handle)));
  const elsewhere = new Set(batch.handles.map(toHandle).filter((handle) => !here.has(handle)));
  const movable = coded.flatMap(({ id, handle }) => (elsewhere.has(handle) ? [id] : []));
  return {
    skus: new Map(coded.flatMap(({ id, sku }) => (sku === null ? [] : [[sku, id]]))),
    barcodes: new Map(coded.flatMap(({ id, scanCode }) => (scanCode === null ? [] : [[scanCode, id]]))),
    movable: new Set([...movable, ...own.map(({ id }) => id)]),
  };
}

function hasMoved(
  existing: PlacedVariant,
  now: { sku: string | null; barcode: string | null; optionKey: string },
): boolean {
  const scanCode = now.barcode === null ? null : scanCodeOf(now.barcode);
  return existing.sku !== now.sku || existing.scanCode !== scanCode || existing.optionKey !== now.optionKey;
}

function missingIssue(row: number, { title, sku }: PlacedVariant, isArchived: boolean): ImportIssue {
  const name = sku === null ? title : `${title} (${sku})`;
  const outcome = isArchived ? 'taken off sale' : 'left as it is';
  return { row, refused: false, reason: `the variant ${name} is no longer in the file; ${outcome}` };
}
