import type { GraphContext } from '#kernel/graphql/builder.ts';
import { Batch } from '#kernel/graphql/execution/later.ts';
import type { InventoryDeps } from '../deps.ts';
import { readLocationsById } from '../locations/store/locations.ts';
import {
  type LevelRow,
  type LocationStock,
  readLevels,
  readStockByLocation,
  readTotals,
} from '../stock/store/levels.ts';

type Context = GraphContext<InventoryDeps>;

/** A batch that lives as long as one operation; one statement for the keys of a step. */
function perOperation<Value>(load: (deps: InventoryDeps, keys: readonly string[]) => Promise<Map<string, Value>>) {
  const batches = new WeakMap<Context, Batch<string, Value>>();
  return (context: Context): Batch<string, Value> => {
    const known = batches.get(context);
    if (known) return known;
    const made = new Batch<string, Value>((keys) => load(context.deps, keys));
    batches.set(context, made);
    return made;
  };
}

function groupByVariant<Row extends { variantId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.variantId);
    if (group) group.push(row);
    else groups.set(row.variantId, [row]);
  }
  return groups;
}

export const totals = perOperation<number>(async ({ db, clock }, variantIds) => {
  const rows = await readTotals(db, variantIds, clock.now());
  return new Map(rows.map(({ variantId, total }) => [variantId, total]));
});

export const stockByLocation = perOperation<LocationStock[]>(async ({ db, clock }, variantIds) =>
  groupByVariant(await readStockByLocation(db, variantIds, clock.now())),
);

export const levelsOfVariant = perOperation<LevelRow[]>(async ({ db, clock }, variantIds) =>
  groupByVariant(await readLevels(db, { variantIds }, clock.now())),
);

export const levels = perOperation<LevelRow>(async ({ db, clock }, ids) => {
  const rows = await readLevels(db, { ids }, clock.now());
  return new Map(rows.map((row) => [row.id, row]));
});

/** For the Location type: null where there is no such location. */
export async function loadLocations(ids: readonly string[], { deps }: Context) {
  const found = new Map((await readLocationsById(deps.db, ids)).map((location) => [location.id, location]));
  return ids.map((id) => found.get(id) ?? (null as never));
}
