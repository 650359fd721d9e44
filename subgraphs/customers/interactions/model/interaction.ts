import type { CustomerId, InteractionId, LocationId, StaffId, VariantId } from '../../../shared/ids.ts';

export const INTERACTION_KINDS = ['ADVICE', 'HANDLED', 'TRY_ON', 'DEMO', 'MESSAGE', 'CALL'] as const;
/** @public named by tables.prisma. */
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** A moment between a customer and staff. */
export interface Interaction {
  readonly id: InteractionId;
  readonly customerId: CustomerId;
  readonly staffId: StaffId | null;
  readonly locationId: LocationId | null;
  readonly kind: InteractionKind;
  readonly variantIds: readonly VariantId[];
  readonly note: string | null;
  /** -2 (annoyed) to 2 (delighted). */
  readonly sentiment: number | null;
  readonly occurredAt: Date;
}
