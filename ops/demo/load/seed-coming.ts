import { DAY_MS } from '../plan/calendar.ts';
import { STORES, WAREHOUSE } from '../plan/retailer.ts';
import { toGroup } from './load-orders.ts';
import type { SeedTarget } from './seed-span.ts';
import type { ShopPlan } from './shop-plan.ts';

/** Variants that the next delivery to the warehouse brings, and those of which a store has damaged units. */
const EXPECTED = 40;
const DAMAGED = 6;

/** Units on their way to the warehouse, and units that came back damaged to the first store. */
export async function seedComing(plan: ShopPlan, { ports, ids }: SeedTarget): Promise<void> {
  const random = plan.random.fork('coming');
  const skus = plan.products.flatMap((product) => product.variants.map(({ sku }) => sku));
  const units = (count: number, most: number): Array<[string, number]> =>
    [...new Set(Array.from({ length: count }, () => random.pick(skus)))].map((sku) => [sku, random.int(1, most)]);
  const at = new Date(plan.now.getTime() - DAY_MS);
  const expected = {
    reason: 'PURCHASE_ORDER',
    at,
    locationCode: WAREHOUSE,
    state: 'INCOMING',
    units: units(EXPECTED, 60),
  } as const;
  const store = STORES[0]?.code ?? WAREHOUSE;
  const damaged = { reason: 'DAMAGED', at, locationCode: store, state: 'DAMAGED', units: units(DAMAGED, 2) } as const;
  await ports.movements({
    source: 'demo',
    groups: [
      ...toGroup({ externalId: 'expected', ...expected }, ids),
      ...toGroup({ externalId: 'damaged', ...damaged }, ids),
    ],
  });
}
