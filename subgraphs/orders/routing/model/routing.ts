import type { LocationId, VariantId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

/** What inventory knows of one variant at one location. */
export interface StockAt {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly available: number;
  readonly kind: 'WAREHOUSE' | 'STORE';
  readonly pickupEnabled: boolean;
  readonly shipFromStore: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface RoutingRequest {
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupLocationId: LocationId | null;
  readonly sellingLocationId: LocationId | null;
  readonly destination: { readonly latitude: number; readonly longitude: number } | null;
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly variantId: VariantId; readonly quantity: number }>;
}

/** Where an order's goods leave: where the customer takes them, or from the locations that rank first. */
export type RoutingReason = 'CUSTOMER_LOCATION' | 'RANKED';

export interface RoutingCandidate {
  readonly locationId: LocationId;
  readonly kind: 'WAREHOUSE' | 'STORE';
  /** Lines that the location could send whole. */
  readonly wholeLines: number;
  readonly units: number;
  readonly distanceKm: number | null;
}

/** Stored with the order: who could have, in which order they were asked, and why. */
export interface RoutingDecision {
  readonly candidates: readonly RoutingCandidate[];
  readonly reason: RoutingReason;
  /** Locations to ask for each line, the preferred first. */
  readonly preferences: ReadonlyArray<{ readonly lineId: string; readonly locationIds: readonly LocationId[] }>;
}

const EARTH_RADIUS_KM = 6_371;

/** Great-circle distance by the haversine formula. */
function distanceKm(
  from: { latitude: number; longitude: number },
  to: { latitude: number | null; longitude: number | null },
): number | null {
  if (to.latitude === null || to.longitude === null) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = radians(to.latitude - from.latitude) / 2;
  const dLon = radians(to.longitude - from.longitude) / 2;
  const a =
    Math.sin(dLat) ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLon) ** 2;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a)) * 10) / 10;
}

function compare(a: RoutingCandidate, b: RoutingCandidate): number {
  if (a.kind !== b.kind) return a.kind === 'WAREHOUSE' ? -1 : 1;
  if (a.wholeLines !== b.wholeLines) return b.wholeLines - a.wholeLines;
  if (a.distanceKm !== b.distanceKm) return (a.distanceKm ?? Infinity) - (b.distanceKm ?? Infinity);
  if (a.units !== b.units) return b.units - a.units;
  return a.locationId < b.locationId ? -1 : 1;
}

function toCandidates(request: RoutingRequest, stock: readonly StockAt[]): RoutingCandidate[] {
  const byLocation = new Map<LocationId, StockAt[]>();
  for (const row of stock) byLocation.set(row.locationId, [...(byLocation.get(row.locationId) ?? []), row]);
  return [...byLocation].map(([locationId, rows]) => {
    const first = rows[0];
    const at = new Map(rows.map((row) => [row.variantId, row.available]));
    return {
      locationId,
      kind: first?.kind ?? 'STORE',
      wholeLines: request.lines.filter((line) => (at.get(line.variantId) ?? 0) >= line.quantity).length,
      units: request.lines.reduce((sum, line) => sum + Math.min(line.quantity, at.get(line.variantId) ?? 0), 0),
      distanceKm: first && request.destination ? distanceKm(request.destination, first) : null,
    };
  });
}

/** The one place where the customer takes the goods; null when they are sent. */
function fixedLocation({ deliveryMethod, pickupLocationId, sellingLocationId }: RoutingRequest): LocationId | null {
  if (deliveryMethod === 'PICKUP') return pickupLocationId;
  return deliveryMethod === 'IN_STORE' ? sellingLocationId : null;
}

/** The stock that an order may be served from. */
export function servableStock(request: RoutingRequest, stock: readonly StockAt[]): StockAt[] {
  const fixed = fixedLocation(request);
  return stock.filter((row) =>
    fixed !== null ? row.locationId === fixed : row.kind === 'WAREHOUSE' || row.shipFromStore,
  );
}

/**
 * Ranks the locations that may serve an order. Pickup and in-store orders are served where the customer is;
 * others by warehouses, then by stores that ship: most whole lines first, then nearest, then most units.
 */
export function route(request: RoutingRequest, stock: readonly StockAt[]): RoutingDecision {
  const fixed = fixedLocation(request);
  const eligible = servableStock(request, stock);
  const candidates = toCandidates(request, eligible).sort(compare);
  const ranked = fixed !== null ? [fixed] : candidates.map((candidate) => candidate.locationId);
  const available = new Map(eligible.map((row) => [`${row.variantId} ${row.locationId}`, row.available]));
  return {
    candidates,
    reason: fixed !== null ? 'CUSTOMER_LOCATION' : 'RANKED',
    preferences: request.lines.map(({ lineId, variantId }) => {
      const has = (locationId: LocationId) => (available.get(`${variantId} ${locationId}`) ?? 0) > 0;
      return { lineId, locationIds: [...ranked.filter(has), ...ranked.filter((id) => !has(id))] };
    }),
  };
}
