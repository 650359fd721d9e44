import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { idOf } from './ids.ts';

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
