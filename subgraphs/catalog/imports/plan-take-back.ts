import type { Tx } from '#kernel/database/database.ts';
import type { ProductId, VariantId } from '../../shared/ids.ts';
import type { VariantState } from '../products/model/variant-state.ts';
import { type ImportedRow, lockProductsByHandle } from '../products/store/product-writes.ts';
import { type CodedVariant, readVariantsByCode } from '../products/store/variants.ts';
import { type KeptField, type MergedProduct, mergeBack } from './model/merge-back.ts';
import { isSame } from './model/product-image.ts';
import { type Claim, returnCodes, wantedCodes } from './model/return-codes.ts';
import { lockImages, readWrittenOf, type StandingProduct, type WrittenProduct } from './store/product-images.ts';

/** A product of the import, what stands of it, and what is to be of it. */
interface Subject {
  readonly written: WrittenProduct;
  readonly standing: StandingProduct;
  readonly fate: Fate;
}

/** Kept whole, archived because the import made it and nobody changed it, or given its former values. */
type Fate =
  | { readonly kind: 'KEPT'; readonly reason: string }
  | { readonly kind: 'ARCHIVED' }
  | { readonly kind: 'MERGED'; readonly merged: MergedProduct };

/** What is to be done with one product. */
export interface TakeBack {
  readonly productId: ProductId;
  readonly handle: string;
  readonly fate: Fate['kind'];
  readonly kept: readonly KeptField[];
  /** Whether nobody had changed it since the import. */
  readonly isUntouched: boolean;
  /** False where a later import wrote it: nothing was tried. */
  readonly isTried: boolean;
  readonly variantIds: readonly VariantId[];
  /** The product as it is to be; undefined where it stays as it is. */
  readonly row: ImportedRow | undefined;
  /** Variants that change, as they are to be. */
  readonly variants: readonly VariantState[];
  readonly listings: MergedProduct['listings'];
  readonly removedListings: MergedProduct['removedListings'];
  readonly removedMedia: MergedProduct['removedMedia'];
}

/** Decides what becomes of products of an import, and of those that have what one of them had before. */
export async function planTakeBack(tx: Tx, runId: number, page: readonly WrittenProduct[]): Promise<TakeBack[]> {
  const subjects = await readSubjects(tx, page);
  let owners: readonly CodedVariant[] = [];
  for (;;) {
    const { skus, scanCodes } = wantedCodes(subjects.flatMap(claimsOf));
    if (skus.length + scanCodes.length === 0) break;
    owners = await readVariantsByCode(tx, scanCodes, skus);
    const known = new Set<string>(subjects.map(({ written }) => written.productId));
    const others = [...new Set(owners.map(({ productId }) => productId))].filter((id) => !known.has(id));
    const added = others.length === 0 ? [] : await readSubjects(tx, await readWrittenOf(tx, runId, others));
    if (added.length === 0) break;
    subjects.push(...added);
  }
  const claims = subjects.flatMap(claimsOf);
  const mine = new Set<string>(claims.map(({ now }) => now.id));
  const outside = owners.filter(({ id }) => !mine.has(id));
  const codes = returnCodes(claims, {
    skus: new Set(outside.flatMap(({ sku }) => sku ?? [])),
    scanCodes: new Set(outside.flatMap(({ scanCode }) => scanCode ?? [])),
  });
  const handles = await readTakenHandles(tx, subjects);
  return subjects.map((subject) => toTakeBack(subject, codes, handles));
}

async function readSubjects(tx: Tx, page: readonly WrittenProduct[]): Promise<Subject[]> {
  const ids = page.map(({ productId }) => productId);
  const standing = new Map((await lockImages(tx, ids)).map((one) => [one.id, one]));
  return page.flatMap((written): Subject[] => {
    const now = standing.get(written.productId);
    return now ? [{ written, standing: now, fate: fateOf(written, now) }] : [];
  });
}

function fateOf({ laterRun, before, after, version }: WrittenProduct, now: StandingProduct): Fate {
  if (laterRun !== null) {
    return { kind: 'KEPT', reason: `import ${laterRun} wrote it later; take that back first` };
  }
  if (before !== null && after !== null) return { kind: 'MERGED', merged: mergeBack(before, after, now.image) };
  if (version === now.version) return { kind: 'ARCHIVED' };
  return { kind: 'KEPT', reason: 'it was changed since the import made it' };
}

function claimsOf({ written, standing, fate }: Subject): Claim[] {
  const wanted = new Map(fate.kind === 'MERGED' ? fate.merged.variants.map((one) => [one.id, one]) : []);
  return standing.image.variants.map((now) => ({
    productId: written.productId,
    now,
    wanted: wanted.get(now.id) ?? now,
    yields: fate.kind === 'ARCHIVED' || (fate.kind === 'MERGED' && fate.merged.withdrawn.has(now.id)),
  }));
}

/** Handles that products want back and that others have. */
async function readTakenHandles(tx: Tx, subjects: readonly Subject[]): Promise<ReadonlySet<string>> {
  const wanted = subjects.flatMap(({ standing, fate }) => {
    if (fate.kind !== 'MERGED' || fate.merged.fields.handle === standing.image.fields.handle) return [];
    return [fate.merged.fields.handle];
  });
  if (wanted.length === 0) return new Set();
  return new Set((await lockProductsByHandle(tx, wanted)).map(({ handle }) => handle));
}

function toTakeBack(
  { written, standing, fate }: Subject,
  codes: ReturnType<typeof returnCodes>,
  takenHandles: ReadonlySet<string>,
): TakeBack {
  const { productId, handle, version } = written;
  const { image } = standing;
  const variants = image.variants.flatMap((now) => {
    const final = codes.variants.get(now.id) ?? now;
    return isSame(final, now) ? [] : [final];
  });
  const kept: KeptField[] = image.variants.flatMap(({ id }) => codes.kept.get(id) ?? []);
  if (fate.kind === 'KEPT') kept.push({ record: 'product', field: 'all', reason: fate.reason });
  const own = {
    productId,
    handle,
    fate: fate.kind,
    isTried: written.laterRun === null,
    variantIds: image.variants.map(({ id }) => id),
    variants,
  };
  if (fate.kind !== 'MERGED') {
    const isUntouched = kept.length === 0;
    return { ...own, kept, isUntouched, row: undefined, listings: [], removedListings: [], removedMedia: [] };
  }
  const { merged } = fate;
  kept.push(...merged.kept);
  let { fields } = merged;
  if (fields.handle !== image.fields.handle && takenHandles.has(fields.handle)) {
    kept.push({ record: 'product', field: 'handle', reason: `another product has ${fields.handle}` });
    fields = { ...fields, handle: image.fields.handle };
  }
  const isUntouched = kept.length === 0 && standing.version === version;
  const { importHash, listings, removedListings, removedMedia } = merged;
  const children = variants.length + listings.length + removedListings.length + removedMedia.length;
  const isAsBefore = importHash === image.importHash && isSame(fields, image.fields) && children === 0;
  const row = isAsBefore ? undefined : { ...fields, id: productId, importHash };
  return { ...own, kept, isUntouched, row, listings, removedListings, removedMedia };
}
