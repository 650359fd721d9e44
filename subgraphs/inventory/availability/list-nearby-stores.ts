import { z } from 'zod';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { InventoryDeps } from '../deps.ts';
import { isPoint, latitudeBand, type Point } from '../locations/model/geo.ts';
import type { LocationStock } from './model/availability.ts';
import {
  DEFAULT_RADIUS_KM,
  MAX_RADIUS_KM,
  type NearbyStore,
  nearest,
  type StorePoint,
  toKilometers,
} from './model/nearby-stores.ts';
import { readStorePoints } from './store/availability.ts';

const areaSchema = z.object({
  near: z.object({ latitude: z.number(), longitude: z.number() }).refine(isPoint, 'not a point on the Earth'),
  within: z
    .object({ kilometers: z.number().nullish(), miles: z.number().nullish() })
    .nullish()
    .transform((distance) => (distance ? toKilometers(distance) : DEFAULT_RADIUS_KM))
    .pipe(z.number().gt(0).max(MAX_RADIUS_KM)),
});
export type NearbyArea = z.input<typeof areaSchema>;

function toPoints(stock: readonly LocationStock[]): StorePoint[] {
  return stock.flatMap(({ locationId, kind, available, latitude, longitude }) =>
    kind === 'STORE' && latitude !== null && longitude !== null ? [{ locationId, available, latitude, longitude }] : [],
  );
}

/** True for what stands before a key in the order of distance, ties by id. */
function standsBefore({ distanceKm, locationId }: NearbyStore, [distance = '', id = '']: readonly string[]): boolean {
  return distanceKm < Number(distance) || (distanceKm === Number(distance) && locationId < id);
}

const keyOf = ({ distanceKm, locationId }: NearbyStore) => [String(distanceKm), locationId];

/** A page of stores in the order of distance. */
function pageOf(stores: readonly NearbyStore[], page: PageRequest): Page<NearbyStore> {
  const { after, before } = page;
  const within = stores.filter(
    (store) =>
      (!after || !(standsBefore(store, after) || store.locationId === after[1])) &&
      (!before || standsBefore(store, before)),
  );
  const rows = page.isBackward ? within.reverse() : within;
  return toPage(rows.slice(0, page.limit + 1), page, keyOf);
}

/** Active stores around a point, nearest first; of a variant's stock those that have it available at this moment. */
export async function listNearbyStores(
  deps: InventoryDeps,
  raw: NearbyArea,
  page: PageRequest,
  stock?: readonly LocationStock[],
): Promise<Page<NearbyStore>> {
  const { near, within } = parseInput(areaSchema, raw);
  const points = stock ? toPoints(stock) : await storesAround(deps, near, within);
  return pageOf(nearest(points, near, within), page);
}

function storesAround(deps: InventoryDeps, near: Point, radiusKm: number): Promise<StorePoint[]> {
  const band = latitudeBand(near, radiusKm);
  return readStorePoints(deps.db, band.from, band.to);
}
