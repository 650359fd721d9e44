import type { Address, StoredAddress as KnownAddress } from '../../../shared/address.ts';
import type { LocationId } from '../../../shared/ids.ts';
import type { Point } from './geo.ts';
import type { Schedule } from './opening-hours.ts';

/** @public named by tables.prisma. */
export type LocationKind = 'WAREHOUSE' | 'STORE';

/** The parts of an address that are known. @public named by tables.prisma. */
export type StoredAddress = KnownAddress;

/** A place that holds stock. */
export interface Location extends Schedule {
  readonly id: LocationId;
  readonly code: string;
  readonly name: string;
  readonly kind: LocationKind;
  readonly address: Address;
  readonly coordinates: Point | null;
  readonly isActive: boolean;
  /** Customers may collect here. */
  readonly offersPickup: boolean;
  /** Orders may be sent from here. */
  readonly shipsOrders: boolean;
  /** Postal codes, or their beginnings, from which customers come to it; in capitals, letters and digits alone. */
  readonly catchment: readonly string[];
  /** Grows with every change of the location. */
  readonly version: number;
}
