import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { distanceKm, isPoint, latitudeBand } from '../locations/model/geo.ts';
import type { Location } from '../locations/model/location.ts';
import { readStoresBetween } from '../locations/store/locations.ts';
import { readStockByLocation } from './store/availability.ts';

/** Half of the Earth's circumference, in kilometers, rounded up. */
const MAX_RADIUS_KM = 20_100;
const MAX_STORES = 100;

/** Active stores around a point, nearest first; with a variant only those that have it available at this moment. */
export async function findStoresNear(
  deps: InventoryDeps,
  input: {
    latitude: number;
    longitude: number;
    radiusKm: number;
    first: number;
    variantId?: VariantId | null | undefined;
  },
): Promise<Location[]> {
  const { radiusKm, first, variantId, ...center } = input;
  const issues: FieldIssue[] = [];
  if (!isPoint(center))
    issues.push({ path: 'latitude', issueCode: 'INVALID_FORMAT', message: 'not a point on the Earth' });
  if (!(radiusKm > 0 && radiusKm <= MAX_RADIUS_KM))
    issues.push({ path: 'radiusKm', issueCode: 'TOO_LARGE', message: `must be above 0, at most ${MAX_RADIUS_KM}` });
  if (first < 1 || first > MAX_STORES)
    issues.push({ path: 'first', issueCode: 'NOT_ALLOWED', message: `must be between 1 and ${MAX_STORES}` });
  if (issues.length > 0) throw new ValidationError(issues);
  const band = latitudeBand(center, radiusKm);
  const stores = (await readStoresBetween(deps.db, band.from, band.to))
    .flatMap((store) => (store.geo ? [{ ...store, distanceKm: distanceKm(center, store.geo) }] : []))
    .filter((store) => store.distanceKm <= radiusKm)
    .sort((a, b) => a.distanceKm - b.distanceKm);
  if (!variantId) return stores.slice(0, first);
  const stock = await readStockByLocation(deps.db, [variantId], deps.clock.now());
  const having = new Set(stock.filter(({ available }) => available > 0).map(({ locationId }) => locationId));
  return stores.filter((store) => having.has(store.id)).slice(0, first);
}
