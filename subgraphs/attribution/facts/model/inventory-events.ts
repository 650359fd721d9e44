import { z } from 'zod';

/** An instant that the column store can hold; another year is a misread date. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970' && text < '2200', 'lies outside the years 1970 to 2199');
const minor = z.string().regex(/^-?\d{1,18}$/);
const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const LEVEL_CHANGED = 'inventory.level-changed.v1';
export const LOCATION_CHANGED = 'inventory.location-changed.v1';
export const TRANSFER_COSTED = 'inventory.transfer-costed.v1';
export const STOCK_MARKED_DOWN = 'inventory.stock-marked-down.v1';
export const SERVICE_REQUESTED = 'inventory.service-requested.v1';
export const ORDERS_SERVICE_REQUESTED = 'orders.service-requested.v1';
export const MATURITY_STAGE_ENTERED = 'inventory.maturity-stage-entered.v1';
export const MATURITY_COST_BOOKED = 'inventory.maturity-cost-booked.v1';

/** What attribution needs of levels; those of events before moves were told have none. */
export const levelChanged = z.object({
  levels: z.array(
    z.object({
      levelId: z.string(),
      variantId: z.string(),
      locationId: z.string(),
      version: z.coerce.number(),
      moves: z
        .array(
          z.object({
            at: instant,
            available: z.int(),
            onHand: z.int(),
            flow: z.enum(['NONE', 'RECEIVED', 'SOLD', 'RETURNED', 'LOST']),
            units: z.int().min(0),
          }),
        )
        .default([]),
    }),
  ),
});

/** Earlier events name the location alone. */
export const locationChanged = z.object({
  locationId: z.string(),
  kind: z.string().optional(),
  version: z.int().default(0),
});

/** What a transfer between locations cost, borne by one of them; said again under its id, it counts once. */
export const transferCosted = z.object({
  transferId: z.string(),
  locationId: z.string(),
  costMinor: minor,
  currency: z.string().length(3),
  costedAt: instant,
});

/** A reduction of units that were not sold: (old price − new price) × units on hand, ex tax, by location. */
export const stockMarkedDown = z.object({
  markdownId: z.string(),
  locationId: z.string(),
  costMinor: minor,
  currency: z.string().length(3),
  markedDownAt: instant,
});

/** A wish for pickup, e-reservation or ship-from-store that is no order, granted or refused, whether or not it is on. */
export const serviceRequested = z.object({
  requestId: z.string(),
  service: z.enum(['PICKUP', 'E_RESERVATION', 'SHIP_FROM_STORE']),
  outcome: z.enum(['GRANTED', 'REFUSED']),
  reason: id,
  channel: id,
  locationId: id,
  requestedAt: instant,
});

/** How far a store has come: several channels, channels that serve one another, one commerce. */
const STAGES = ['MULTICHANNEL', 'CROSS_CHANNEL', 'OMNICHANNEL'] as const;

export const maturityStageEntered = z.object({ locationId: z.string(), stage: z.enum(STAGES), enteredAt: instant });

/** What a stage cost at a store; said again under its id, it counts once. */
export const maturityCostBooked = z.object({
  costId: z.string(),
  locationId: z.string(),
  stage: z.enum(STAGES),
  costMinor: minor,
  currency: z.string().length(3),
  bookedAt: instant,
});
