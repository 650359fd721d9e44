import { DAY_MS } from './calendar.ts';
import type { PlannedProduct, PlannedVariant } from './plan-products.ts';
import type { Units } from './plan-stock.ts';
import type { Random } from './random.ts';
import { STORES } from './retailer.ts';

/** A cart of the web shop that was refused a unit. */
export interface PlannedDemand {
  readonly id: string;
  readonly variant: PlannedVariant;
  readonly at: Date;
  readonly units: number;
  /** Of the units, before tax. */
  readonly valueMinor: number;
}

/** The store that is planted as the one that holds what the web misses. */
export const HOARDING_STORE = 'LYO-BELLECOUR';

/** Variants, and refused carts for each of them, that this store had and that no store had. */
const HELD = { variants: 6, requests: 5 };
const MISSING = { variants: 10, requests: 9 };
/** Days before now on which carts were refused: all of them days that a shop opens with. */
const DAYS = 28;
const TAX_BASIS_POINTS = 2_000;

/** Units of a variant at a store, by its SKU. */
const at = (units: Units, store: string, sku: string): number => units.get(store)?.get(sku) ?? 0;

/** Variants that stores did not sell lately and are not to have: the planted stock-outs. */
export function planMissing(products: readonly PlannedProduct[], sold: Units): PlannedVariant[] {
  return products
    .flatMap((product) => product.variants)
    .filter(({ sku }) => STORES.every(({ code }) => at(sold, code, sku) === 0))
    .slice(0, MISSING.variants);
}

/**
 * Carts refused for want of stock: a quarter of them for goods of which one store has the most, the others for the
 * variants that stores do not have. Which were held on their day follows from the stock: `held-elsewhere.ts` computes it.
 */
export function planMissedDemand(
  random: Random,
  facts: {
    readonly products: readonly PlannedProduct[];
    readonly missing: readonly PlannedVariant[];
    readonly rest: Units;
    readonly sold: Units;
    readonly now: Date;
  },
): PlannedDemand[] {
  const { products, missing, rest, sold, now } = facts;
  const others = STORES.filter(({ code }) => code !== HOARDING_STORE);
  const elsewhere = (sku: string) => Math.max(...others.map(({ code }) => at(rest, code, sku) + at(sold, code, sku)));
  const lead = ({ sku }: PlannedVariant) => at(rest, HOARDING_STORE, sku) - elsewhere(sku);
  const held = products
    .flatMap((product) => product.variants)
    .filter((variant) => lead(variant) > 0)
    .sort((a, b) => lead(b) - lead(a));
  const today = Math.floor(now.getTime() / DAY_MS);
  const refuse = (from: readonly PlannedVariant[], { variants: count, requests }: typeof HELD): PlannedDemand[] =>
    from.slice(0, count).flatMap((variant) =>
      Array.from({ length: requests }, (_, index) => ({
        id: `demo-${variant.sku}-${index}`,
        variant,
        at: new Date((today - random.int(1, DAYS)) * DAY_MS + random.int(9, 16) * 3_600_000),
        units: 1,
        valueMinor: Math.round((variant.priceMinor * 10_000) / (10_000 + TAX_BASIS_POINTS)),
      })),
    );
  return [...refuse(held, HELD), ...refuse(missing, MISSING)];
}
