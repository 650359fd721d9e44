import type { LocationId, VariantId } from '../../../shared/ids.ts';
import { distanceKm, type Point } from '../../locations/model/geo.ts';
import type { LocationKind } from '../../locations/model/location.ts';

/** Units of a variant available over all active locations. */
export interface VariantTotal {
  readonly variantId: VariantId;
  readonly total: number;
}

/** Units of a variant that an active location has available. */
export interface LocationStock {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly available: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Set where a question asked from a point. */
  readonly distanceKm?: number;
}

/** What routing must know of an active location, and what it has available of a variant. */
export interface RoutingFacts {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly available: number;
  readonly kind: LocationKind;
  readonly pickupEnabled: boolean;
  readonly shipFromStore: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export function totalOf(stock: readonly LocationStock[]): number {
  return stock.reduce((sum, { available }) => sum + available, 0);
}

/** Locations that have units within a radius of a point, nearest first. */
export function nearest(stock: readonly LocationStock[], point: Point, radiusKm: number): LocationStock[] {
  return stock
    .flatMap((at) => {
      if (at.available <= 0 || at.latitude === null || at.longitude === null) return [];
      return [{ ...at, distanceKm: distanceKm(point, { latitude: at.latitude, longitude: at.longitude }) }];
    })
    .filter((at) => at.distanceKm <= radiusKm)
    .sort((a, b) => a.distanceKm - b.distanceKm);
}
