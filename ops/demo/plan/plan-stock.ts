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

/** A believable rest for each location, that what was sold came on top of. */
export function planRest(random: Random, products: readonly PlannedProduct[]): Units {
  const rest: Units = new Map();
  for (const location of LOCATIONS) {
    for (const variant of products.flatMap((product) => product.variants)) {
      const quantity = unitsLeft(random, variant, location.code);
      if (quantity > 0) addUnits(rest, location.code, variant.sku, quantity);
    }
  }
  return rest;
}

/** Both together. */
export function sumOf(first: Units, second: Units): Units {
  const sum: Units = new Map();
  for (const units of [first, second])
    for (const [location, bySku] of units) for (const [sku, quantity] of bySku) addUnits(sum, location, sku, quantity);
  return sum;
}
