import type { LocationId } from '../../../shared/ids.ts';
import { distanceKm, type Point } from '../../locations/model/geo.ts';

/** A store on the map, with its units of the variant that is asked for; null when none is. */
export interface StorePoint extends Point {
  readonly locationId: LocationId;
  readonly available: number | null;
}

/** A store around a point. */
export interface NearbyStore {
  readonly locationId: LocationId;
  readonly distanceKm: number;
  readonly available: number | null;
}

/** Half of the Earth's circumference, in kilometers, rounded up. */
export const MAX_RADIUS_KM = 20_100;
export const DEFAULT_RADIUS_KM = 50;
const KM_PER_MILE = 1.609344;

export function toMiles(kilometers: number): number {
  return kilometers / KM_PER_MILE;
}

/** A distance that is given in one of its units, in kilometers. */
export function toKilometers(distance: {
  readonly kilometers?: number | null | undefined;
  readonly miles?: number | null | undefined;
}): number {
  return distance.kilometers ?? (distance.miles ?? 0) * KM_PER_MILE;
}

/** Stores within a radius of a point, nearest first; where a variant is asked for, those that have it. */
export function nearest(stores: readonly StorePoint[], point: Point, radiusKm: number): NearbyStore[] {
  return stores
    .filter(({ available }) => available === null || available > 0)
    .map((store) => ({
      locationId: store.locationId,
      available: store.available,
      distanceKm: distanceKm(point, store),
    }))
    .filter((store) => store.distanceKm <= radiusKm)
    .sort((a, b) => a.distanceKm - b.distanceKm || (a.locationId < b.locationId ? -1 : 1));
}
