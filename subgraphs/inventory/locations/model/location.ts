import type { LocationId } from '../../../shared/ids.ts';
import type { Point } from './geo.ts';
import type { Schedule } from './opening-hours.ts';

/** @public named by tables.prisma. */
export type LocationKind = 'WAREHOUSE' | 'STORE';

export interface Address {
  readonly line1: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly countryCode: string | null;
}

/** A place that holds stock. */
export interface Location extends Schedule {
  readonly id: LocationId;
  readonly code: string;
  readonly name: string;
  readonly kind: LocationKind;
  readonly address: Address;
  readonly geo: Point | null;
  readonly active: boolean;
  /** Customers may collect here. */
  readonly pickupEnabled: boolean;
  /** Orders may be sent from here. */
  readonly shipFromStore: boolean;
  /** Set where a question asked from a point. */
  readonly distanceKm?: number;
}
