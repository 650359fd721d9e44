import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedProduct, PlannedVariant } from './plan-products.ts';
import type { Random } from './random.ts';
import { LOCATIONS, WAREHOUSE } from './retailer.ts';

/** Units of variants by location code. */
export type Units = Map<string, Map<string, number>>;

function addUnits(units: Units, location: string, sku: string, quantity: number): void {
  const atLocation = units.get(location) ?? new Map<string, number>();
  units.set(location, atLocation);
  atLocation.set(sku, (atLocation.get(sku) ?? 0) + quantity);
}

/** Units that the orders take from each location; what comes back is not counted against them. */
export function unitsSold(orders: Iterable<PlannedOrder>): Units {
  const sold: Units = new Map();
  for (const order of orders) {
    for (const line of order.lines) addUnits(sold, order.fulfilledFrom, line.variant.sku, line.quantity);
  }
  return sold;
}

function unitsLeft(random: Random, variant: PlannedVariant, location: string): number {
  if (location === WAREHOUSE)
    return random.chance(0.12) ? 0 : Math.round(random.exponential(6 + 14 * Math.min(2, variant.appeal)));
  return random.chance(0.3) ? 0 : Math.round(random.exponential(1.5 + 2 * Math.min(2, variant.appeal)));
}

/** What each location received at the start, so that all was sold from stock and a believable rest is left. */
export function planReceipts(random: Random, products: readonly PlannedProduct[], sold: Units): Units {
  const receipts: Units = new Map();
  for (const location of LOCATIONS) {
    for (const variant of products.flatMap((product) => product.variants)) {
      const quantity = (sold.get(location.code)?.get(variant.sku) ?? 0) + unitsLeft(random, variant, location.code);
      if (quantity > 0) addUnits(receipts, location.code, variant.sku, quantity);
    }
  }
  return receipts;
}
