import type { VariantId } from '../../../shared/ids.ts';
import { scanCodeOf } from '../../products/model/gtin.ts';
import type { VariantState } from '../../products/model/variant-state.ts';
import { type KeptField, nameOf } from './merge-back.ts';

/** A variant among others whose codes and option values are each one's alone. */
export interface Claim {
  readonly productId: string;
  readonly now: VariantState;
  /** What it is to be. */
  readonly wanted: VariantState;
  /** Whether it yields what another wants: the import that is taken back made it. */
  readonly yields: boolean;
}

/** What one variant alone may have: its SKU, its barcode, its option values in its product. */
const SLOTS = [
  { field: 'sku', keys: ['sku'], of: (_: string, { sku }: VariantState) => sku },
  {
    field: 'barcode',
    keys: ['barcode'],
    of: (_: string, { barcode }: VariantState) => (barcode === null ? null : scanCodeOf(barcode)),
  },
  {
    field: 'options',
    keys: ['title', 'selectedOptions', 'optionKey'],
    of: (productId: string, { optionKey }: VariantState) => `${productId} ${optionKey}`,
  },
] as const;

/** Codes that variants want back and do not have; barcodes in their 14-digit form. */
export function wantedCodes(claims: readonly Claim[]): { skus: string[]; scanCodes: string[] } {
  const changed = claims.filter(({ now, wanted }) => now.sku !== wanted.sku || now.barcode !== wanted.barcode);
  return {
    skus: changed.flatMap(({ wanted }) => wanted.sku ?? []),
    scanCodes: changed.flatMap(({ wanted }) => (wanted.barcode === null ? [] : scanCodeOf(wanted.barcode))),
  };
}

/** What becomes of one slot of a variant: it gets it back, keeps what it has now, or has none. */
type Outcome = 'back' | 'stays' | 'none';

/**
 * Gives each variant what it wants back, unless another has it: what the import made yields, what anybody else has stays
 * and is reported.
 * @param taken SKUs and barcodes in their 14-digit form of variants that are none of these.
 */
export function returnCodes(
  claims: readonly Claim[],
  taken: { readonly skus: ReadonlySet<string>; readonly scanCodes: ReadonlySet<string> },
): { readonly variants: ReadonlyMap<VariantId, VariantState>; readonly kept: ReadonlyMap<VariantId, KeptField[]> } {
  const variants = new Map(claims.map(({ wanted }) => [wanted.id, wanted]));
  const kept = new Map<VariantId, KeptField[]>();
  const elsewhere = { sku: taken.skus, barcode: taken.scanCodes, options: new Set<string>() };
  for (const { field, keys, of } of SLOTS) {
    const outcomes = decide(claims, of, elsewhere[field]);
    for (const { now } of claims) {
      const outcome = outcomes.get(now.id) ?? 'back';
      const current = variants.get(now.id) ?? now;
      if (outcome === 'none') {
        const none = field === 'options' ? { optionKey: `released ${now.id}` } : { [field]: null };
        variants.set(now.id, { ...current, ...none });
      } else if (outcome === 'stays') {
        variants.set(now.id, { ...current, ...Object.fromEntries(keys.map((key) => [key, now[key]])) });
        const told = { record: `variant ${nameOf(now)}`, field, reason: 'another variant has what it was before' };
        kept.set(now.id, [...(kept.get(now.id) ?? []), told]);
      }
    }
  }
  return { variants, kept };
}

function decide(
  claims: readonly Claim[],
  of: (typeof SLOTS)[number]['of'],
  elsewhere: ReadonlySet<string>,
): ReadonlyMap<VariantId, Outcome> {
  const outcomes = new Map<VariantId, Outcome>();
  const slotOf = ({ productId, now, wanted }: Claim) => {
    const outcome = outcomes.get(now.id) ?? 'back';
    return outcome === 'none' ? null : of(productId, outcome === 'back' ? wanted : now);
  };
  const isBack = (claim: Claim) => slotOf(claim) !== of(claim.productId, claim.now);
  for (const claim of claims) {
    const slot = slotOf(claim);
    if (slot !== null && isBack(claim) && elsewhere.has(slot)) outcomes.set(claim.now.id, 'stays');
  }
  for (let open = true; open; ) {
    open = false;
    // Who has it comes before who wants it back, and both before who yields it.
    const rank = (claim: Claim) => (claim.yields ? 2 : Number(isBack(claim)));
    const owned = new Set<string>();
    for (const claim of [...claims].sort((a, b) => rank(a) - rank(b))) {
      const slot = slotOf(claim);
      if (slot === null) continue;
      if (owned.has(slot)) {
        outcomes.set(claim.now.id, claim.yields ? 'none' : 'stays');
        open = true;
      }
      owned.add(slot);
    }
  }
  return outcomes;
}
