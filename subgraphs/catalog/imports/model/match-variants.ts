import { scanCodeOf } from '../../products/model/gtin.ts';

interface Found {
  readonly sku: string | null;
  readonly scanCode: string | null;
  readonly optionKey: string;
}
interface Imported {
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly optionKey: string;
}

/**
 * Finds the variants of a product again that a file names: by SKU, then by barcode, then by their option values. A code
 * says more than a word: an option that was renamed leaves its variant what it is.
 */
export function matchVariants<V extends Found, I extends Imported>(
  existing: readonly V[],
  imported: readonly I[],
): { readonly matches: ReadonlyMap<I, V>; readonly missing: readonly V[] } {
  const free = new Set(existing);
  const matches = new Map<I, V>();
  const match = (isSame: (found: V, one: I) => boolean) => {
    for (const one of imported) {
      if (matches.has(one)) continue;
      const found = [...free].find((candidate) => isSame(candidate, one));
      if (!found) continue;
      matches.set(one, found);
      free.delete(found);
    }
  };
  match(({ sku }, one) => one.sku !== null && sku === one.sku);
  match(({ scanCode }, one) => one.barcode !== null && scanCode === scanCodeOf(one.barcode));
  match(({ optionKey }, one) => optionKey === one.optionKey);
  return { matches, missing: [...free] };
}
