import type { VariantId } from '../../../shared/ids.ts';
import type { ListingState } from '../../listings/model/listing-state.ts';
import { TEXT_FIELDS } from '../../products/model/product-input.ts';
import type { VariantState } from '../../products/model/variant-state.ts';
import { isSame, type MediaImage, type ProductFields, type ProductImage } from './product-image.ts';

/** Something that stays as it is, for somebody else said it since. */
export interface KeptField {
  /** "product", or the variant, listing or picture by name. */
  readonly record: string;
  readonly field: string;
  readonly reason: string;
}

/** What a product is to be when an import is taken back. */
export interface MergedProduct {
  readonly fields: ProductFields;
  readonly importHash: string | null;
  /** Every variant, as it is to be. */
  readonly variants: readonly VariantState[];
  /** Variants that the import made: off sale, and their codes are another's who had them before. */
  readonly withdrawn: ReadonlySet<VariantId>;
  /** Those that are to change. */
  readonly listings: readonly ListingState[];
  readonly removedListings: readonly ListingState[];
  readonly removedMedia: readonly MediaImage[];
  readonly kept: readonly KeptField[];
}

/** Fields that one decision is made of together. */
interface Group<T> {
  readonly name: string;
  readonly keys: ReadonlyArray<keyof T & string>;
}

const CHANGED_SINCE = 'was changed since';

const alone = <T>(...keys: ReadonlyArray<keyof T & string>): Group<T>[] =>
  keys.map((key) => ({ name: key, keys: [key] }));

const PRODUCT_GROUPS = alone<ProductFields>(...TEXT_FIELDS, 'status', 'options');
const VARIANT_GROUPS: ReadonlyArray<Group<VariantState>> = [
  ...alone<VariantState>('sku', 'barcode'),
  { name: 'options', keys: ['title', 'selectedOptions', 'optionKey'] },
];
const VARIANT_AMOUNTS: ReadonlyArray<Group<VariantState>> = [
  { name: 'price', keys: ['priceMinor'] },
  { name: 'compareAtPrice', keys: ['compareAtMinor'] },
  { name: 'cost', keys: ['costMinor'] },
];
const LISTING_GROUPS = alone<ListingState>('visible');
const LISTING_AMOUNTS: ReadonlyArray<Group<ListingState>> = [
  { name: 'price', keys: ['priceMinor'] },
  { name: 'compareAtPrice', keys: ['compareAtMinor'] },
];

/** Amounts one by one where the currency is one and the same; else together, for they have one currency. */
function amounts<T extends { readonly currency: string | null }>(
  groups: ReadonlyArray<Group<T>>,
  ...states: readonly T[]
) {
  const isOne = states.every(({ currency }) => currency === states[0]?.currency);
  return isOne ? groups : [{ name: 'price', keys: [...groups.flatMap(({ keys }) => keys), 'currency' as const] }];
}

function areSame<T>(a: T, b: T, keys: ReadonlyArray<keyof T & string>): boolean {
  return keys.every((key) => isSame(a[key], b[key]));
}

/** What was before, where it has not been changed since. */
function mergeFields<T extends object>(
  groups: ReadonlyArray<Group<T>>,
  { before, after, now }: { readonly before: T; readonly after: T; readonly now: T },
  keep: (field: string) => void,
): T {
  const merged = { ...now };
  for (const { name, keys } of groups) {
    if (areSame(before, after, keys) || areSame(now, before, keys)) continue;
    if (areSame(now, after, keys)) for (const key of keys) merged[key] = before[key];
    else keep(name);
  }
  return merged;
}

/** What a product is to be, by what it was before an import, what the import made of it, and what it is now. */
export function mergeBack(before: ProductImage, after: ProductImage, now: ProductImage): MergedProduct {
  const kept: KeptField[] = [];
  const keep = (record: string) => (field: string) => kept.push({ record, field, reason: CHANGED_SINCE });
  const fields = mergeFields(
    PRODUCT_GROUPS,
    { before: before.fields, after: after.fields, now: now.fields },
    keep('product'),
  );
  const withdrawn = new Set<VariantId>();
  const names = new Map(now.variants.map((one) => [one.id, nameOf(one)]));
  const [old, made] = [byId(before.variants), byId(after.variants)];
  const variants = now.variants.map((current) => {
    const [was, then] = [old.get(current.id), made.get(current.id)];
    if (!then) return current;
    if (was) {
      const states = { before: was, after: then, now: current };
      const groups = [...VARIANT_GROUPS, ...amounts(VARIANT_AMOUNTS, was, then, current)];
      return mergeFields(groups, states, keep(`variant ${nameOf(current)}`));
    }
    if (isSame(current, then)) withdrawn.add(current.id);
    else keep(`variant ${nameOf(current)}`)('all');
    return current;
  });
  const isMade = (id: VariantId) => made.has(id) && !old.has(id);
  const [oldListings, madeListings] = [byPlace(before.listings), byPlace(after.listings)];
  const listings: ListingState[] = [];
  const removedListings: ListingState[] = [];
  for (const current of now.listings) {
    const [was, then] = [oldListings.get(placeOf(current)), madeListings.get(placeOf(current))];
    const record = `variant ${names.get(current.variantId) ?? current.variantId} in ${current.channelCode}`;
    if (was && then) {
      const groups = [...LISTING_GROUPS, ...amounts(LISTING_AMOUNTS, was, then, current)];
      const merged = mergeFields(groups, { before: was, after: then, now: current }, keep(record));
      if (!isSame(merged, current)) listings.push(merged);
    } else if (!was && (then || withdrawn.has(current.variantId))) {
      const isWithdrawn = !isMade(current.variantId) || withdrawn.has(current.variantId);
      if (isSame(current, then) && isWithdrawn) removedListings.push(current);
      else if (isWithdrawn) keep(record)('listing');
    }
  }
  const [oldMedia, madeMedia] = [byId(before.media), byId(after.media)];
  const removedMedia = now.media.filter((current) => {
    const then = madeMedia.get(current.id);
    if (!then || oldMedia.has(current.id)) return false;
    const isUntouched = isSame(current, then);
    if (!isUntouched) keep(`picture ${current.url}`)('text');
    return isUntouched;
  });
  const importHash = now.importHash === after.importHash ? before.importHash : now.importHash;
  return { fields, importHash, variants, withdrawn, listings, removedListings, removedMedia, kept };
}

/** A variant by the name that people know it by. */
export function nameOf({ sku, title }: VariantState): string {
  return sku ?? title;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

function placeOf({ variantId, channelCode }: ListingState): string {
  return `${variantId} ${channelCode}`;
}

function byPlace(list: readonly ListingState[]): ReadonlyMap<string, ListingState> {
  return new Map(list.map((one) => [placeOf(one), one]));
}
