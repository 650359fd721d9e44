import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

/** An acknowledgement; what it says beyond that is the owner's affair. */
const acknowledged = z.unknown();

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
