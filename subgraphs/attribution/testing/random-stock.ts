import type { FactsInstance } from './facts-instance.ts';
import {
  costEvent,
  createRandom,
  locationEvent,
  moveEvents,
  orderEvent,
  productEvent,
  refusedEvent,
  type TestDemand,
  type TestMove,
} from './stock-events.ts';

const random = createRandom(11);
const HOUR_MS = 3_600_000;
const START = Date.parse('2026-01-05T00:00:00Z');
const DAYS = 130;
const VARIANTS = Array.from({ length: 12 }, (_, index) => `var_${index}`);
const STORES = ['loc_a', 'loc_b', 'loc_c', 'loc_d'];
export const WAREHOUSE = 'loc_w';
/** What a unit costs; null where it is unknown. */
export const COSTS: Readonly<Record<string, bigint | null>> = Object.fromEntries(
  VARIANTS.map((id, index) => [id, index % 5 === 4 ? null : BigInt(500 + 37 * index)]),
);

/** Moves of one level in the order of time: nothing is sold that is not there. */
function randomMoves(variantId: string, locationId: string): TestMove[] {
  const moves: TestMove[] = [];
  let available = 0;
  let committed = 0;
  let at = START + random(40 * 24) * HOUR_MS;
  while (at < START + DAYS * 24 * HOUR_MS) {
    const head = { variantId, locationId, at: new Date(at + random(3_600_000)) };
    const chance = random(10);
    if (available === 0 || chance === 0) {
      const units = 1 + random(6);
      available += units;
      moves.push({ ...head, available: units, onHand: units, flow: 'RECEIVED', units });
    } else if (chance < 5) {
      available -= 1;
      moves.push({ ...head, available: -1, onHand: -1, flow: 'SOLD', units: 1 });
    } else if (chance < 7) {
      available -= 1;
      committed += 1;
      moves.push({ ...head, available: -1, onHand: 0, flow: 'NONE', units: 0 });
    } else if (chance === 7 && committed > 0) {
      committed -= 1;
      moves.push({ ...head, available: 0, onHand: -1, flow: 'SOLD', units: 1 });
    } else if (chance === 8) {
      const units = Math.min(available, 2);
      available -= units;
      moves.push({ ...head, available: -units, onHand: -units, flow: 'LOST', units });
    } else {
      available += 1;
      moves.push({ ...head, available: 1, onHand: 1, flow: 'RETURNED', units: 1 });
    }
    at += (1 + random(available === 0 ? 20 : 9) * 24) * HOUR_MS;
  }
  return moves;
}

export const moves = VARIANTS.flatMap((variant) =>
  [...STORES, WAREHOUSE].flatMap((place) => randomMoves(variant, place)),
);
export const demands: TestDemand[] = Array.from({ length: 400 }, (_, index) => ({
  id: `dem_${index}`,
  variantId: VARIANTS[random(VARIANTS.length)] ?? '',
  at: new Date(START + random(DAYS * 24 * 60) * 60_000),
  units: 1 + random(3),
  valueMinor: BigInt(1_000 + random(9_000)),
  channel: 'WEB',
}));
export const orders = Array.from({ length: 200 }, (_, index) => {
  const storeId = [undefined, ...STORES][random(5)];
  return {
    id: `ord_${index}`,
    at: new Date(START + random(DAYS * 24) * HOUR_MS),
    variantId: VARIANTS[random(VARIANTS.length)] ?? '',
    ...(storeId ? { storeId } : {}),
    delivery: storeId ? ('IN_STORE' as const) : index % 3 === 0 ? ('PICKUP' as const) : ('SHIP' as const),
    grossMinor: BigInt(2_000 + random(20_000)),
    discountMinor: BigInt(random(500)),
    costMinor: index % 4 === 0 ? null : BigInt(700 + random(300)),
  };
});
export const costs = Array.from({ length: 40 }, (_, index) => ({
  kind: index % 3 === 0 ? ('markdown' as const) : ('transfer' as const),
  id: `cost_${index}`,
  locationId: STORES[random(4)] ?? '',
  costMinor: String(100 + random(900)),
  at: new Date(START + random(DAYS * 24) * HOUR_MS),
}));

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = random(index + 1);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}

/** Tells all of it, in any order and a part of it twice. */
export async function publishStock(instance: FactsInstance): Promise<void> {
  const stock = [
    ...moveEvents(moves),
    ...costs.map(({ kind, ...cost }) => costEvent(kind, cost)),
    ...STORES.map((id) => locationEvent(id, 'STORE')),
    locationEvent(WAREHOUSE, 'WAREHOUSE'),
  ];
  await instance.publish('inventory', shuffled([...stock, ...stock.filter((_, index) => index % 3 === 0)]));
  await instance.publish('catalog', [
    productEvent(
      'prd_1',
      Object.fromEntries(Object.entries(COSTS).map(([id, cost]) => [id, cost?.toString() ?? null])),
    ),
  ]);
  const refused = demands.map(refusedEvent);
  await instance.publish('orders', shuffled([...refused, ...refused.slice(0, 90), ...orders.map(orderEvent)]));
}
