import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { LocationId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

const stockAt = z.object({
  variantId: idOf('var'),
  locationId: idOf('loc'),
  available: z.int(),
  kind: z.enum(['WAREHOUSE', 'STORE']),
  pickupEnabled: z.boolean(),
  shipFromStore: z.boolean(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

/** Stock as the owner finds it, to whom the units that it holds are available. */
export const routingData = definePort<{ variantIds: string[]; ownerId: string | null }, z.infer<typeof stockAt>[]>({
  domain: 'inventory',
  document: `query RoutingData($variantIds: [ID!]!, $ownerId: ID) {
    inventoryRoutingData(variantIds: $variantIds, ownerId: $ownerId) {
      variantId locationId available kind pickupEnabled shipFromStore latitude longitude
    }
  }`,
  result: z.array(stockAt),
});

/** Milliseconds that the one who asks for locations waits. */
const KNOWN_WITHIN_MS = 1_000;

/** Those of the locations where customers may pick orders up now. */
export const pickupLocations = definePort<{ ids: string[] }, string[]>({
  domain: 'inventory',
  document: `query PickupLocations($ids: [ID!]!) { inventoryPickupLocations(ids: $ids) }`,
  result: z.array(z.string()),
});

/** The location with this code; null when none has it. */
export const locationIdOfCode = definePort<{ code: string }, LocationId | null>({
  domain: 'inventory',
  document: `query LocationId($code: String!) { inventoryLocationId(code: $code) }`,
  result: idOf('loc').nullable(),
  timeoutMs: KNOWN_WITHIN_MS,
});

/** The country of a location, as ISO 3166 writes it; null where its address does not say. */
export const countryOfLocation = definePort<{ id: string }, string | null>({
  domain: 'inventory',
  document: `query LocationCountry($id: ID!) { inventoryLocationCountry(id: $id) }`,
  result: z.string().nullable(),
  timeoutMs: KNOWN_WITHIN_MS,
});

const hold = z.object({
  holdId: z.string(),
  allocations: z.array(
    z.object({
      lineId: idOf('orl'),
      variantId: idOf('var'),
      locationId: idOf('loc'),
      quantity: z.int().positive(),
    }),
  ),
});

export interface HoldInput {
  readonly key: string;
  readonly kind: 'CART' | 'CHECKOUT';
  readonly ownerId: string;
  /** Which change of a cart it is for. */
  readonly ownerVersion?: number;
  readonly convertFromOwnerId: string | null;
  /** Whose session asks, and how many units of a variant it may hold; null where nothing limits it. */
  readonly holder: { readonly id: string; readonly maxQuantity: number } | null;
  /** Null for CHECKOUT, which ends by verdict alone. */
  readonly expiresAt: string | null;
  readonly lines: ReadonlyArray<{
    readonly lineId: string;
    readonly variantId: string;
    readonly quantity: number;
    readonly locationIds: readonly string[];
  }>;
}

export const holdStock = definePort<{ input: HoldInput }, z.infer<typeof hold>>({
  domain: 'inventory',
  document: `mutation Hold($input: InventoryHoldInput!) {
    inventoryHold(input: $input) { holdId allocations { lineId variantId locationId quantity } }
  }`,
  result: hold,
});

/** An acknowledgement; what it says beyond that is the owner's affair. */
const acknowledged = z.unknown();

/** `passTo` names the cart whose units they were before, and until when. */
export const releaseHold = definePort<
  { ownerId: string; reason: string; passTo: { ownerId: string; expiresAt: string } | null },
  unknown
>({
  domain: 'inventory',
  document: `mutation ReleaseHold($ownerId: ID!, $reason: String!, $passTo: InventoryPassedHoldInput) {
    inventoryReleaseHold(ownerId: $ownerId, reason: $reason, passTo: $passTo)
  }`,
  result: acknowledged,
});

export const commitHold = definePort<{ ownerId: string }, unknown>({
  domain: 'inventory',
  document: `mutation CommitHold($ownerId: ID!) { inventoryCommitHold(ownerId: $ownerId) }`,
  result: acknowledged,
});

export interface UnitsAt {
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

export const fulfill = definePort<{ key: string; orderId: string; lines: UnitsAt[] }, unknown>({
  domain: 'inventory',
  document: `mutation Fulfill($key: String!, $orderId: ID!, $lines: [InventoryUnitsInput!]!) {
    inventoryFulfill(key: $key, orderId: $orderId, lines: $lines)
  }`,
  result: acknowledged,
});

export const uncommit = definePort<{ key: string; orderId: string; lines: UnitsAt[] }, unknown>({
  domain: 'inventory',
  document: `mutation Uncommit($key: String!, $orderId: ID!, $lines: [InventoryUnitsInput!]!) {
    inventoryUncommit(key: $key, orderId: $orderId, lines: $lines)
  }`,
  result: acknowledged,
});

export const restock = definePort<
  { key: string; returnId: string; lines: Array<UnitsAt & { disposition: 'RESTOCKED' | 'DAMAGED' }> },
  unknown
>({
  domain: 'inventory',
  document: `mutation Restock($key: String!, $returnId: ID!, $lines: [InventoryRestockInput!]!) {
    inventoryRestock(key: $key, returnId: $returnId, lines: $lines)
  }`,
  result: acknowledged,
});

export const recordSale = definePort<
  {
    key: string;
    saleId: string;
    locationId: string;
    occurredAt: string;
    reservation: string | null;
    lines: Array<{ variantId: string; quantity: number }>;
  },
  unknown
>({
  domain: 'inventory',
  document: `mutation RecordSale($key: String!, $saleId: ID!, $locationId: ID!, $occurredAt: DateTime!, $reservation: String, $lines: [InventorySaleLineInput!]!) {
    inventoryRecordSale(key: $key, saleId: $saleId, locationId: $locationId, occurredAt: $occurredAt, reservation: $reservation, lines: $lines)
  }`,
  result: acknowledged,
});
