import type { LocationId, VariantId } from '../../../shared/ids.ts';
import type { LocationKind } from '../../locations/model/location.ts';

/** What customers read about stock: from how few units on it is low, and up to how many they read the number. */
export interface StockDisplay {
  readonly lowStockQuantity: number;
  /** 0 tells no number. */
  readonly shownStockQuantity: number;
}

export type AvailabilityStatus = 'IN_STOCK' | 'LOW_STOCK' | 'OUT_OF_STOCK' | 'NOT_TRACKED';

/** What can be promised of a variant at this moment. */
export interface Availability {
  readonly variantId: VariantId;
  /** Whether it needs stock at all; a service does not. */
  readonly isTracked: boolean;
  /** Units available over all active locations; 0 where no stock is needed. */
  readonly units: number;
}

/** Units of a variant available over all active locations. */
export interface VariantTotal {
  readonly variantId: VariantId;
  readonly total: number;
  /** When the next hold ends, where that is within 5 s; null else. */
  readonly nextEnd: Date | null;
}

/** Units of a variant that an active location has available. */
export interface LocationStock {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly kind: LocationKind;
  readonly available: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** When the next hold there ends, where that is within 5 s; null else. */
  readonly nextEnd: Date | null;
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

export function statusOf({ isTracked, units }: Availability, { lowStockQuantity }: StockDisplay): AvailabilityStatus {
  if (!isTracked) return 'NOT_TRACKED';
  if (units <= 0) return 'OUT_OF_STOCK';
  return units <= lowStockQuantity ? 'LOW_STOCK' : 'IN_STOCK';
}

/** The number that customers are shown; null where they are shown none. */
export function shownUnits(units: number, { shownStockQuantity }: StockDisplay): number | null {
  return shownStockQuantity === 0 ? null : Math.min(units, shownStockQuantity);
}
