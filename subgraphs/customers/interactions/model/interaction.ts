export const INTERACTION_KINDS = ['ADVICE', 'HANDLED', 'TRY_ON', 'DEMO', 'MESSAGE', 'CALL'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** A moment between a customer and staff. */
export interface Interaction {
  readonly interactionId: string;
  readonly customerId: string;
  readonly staffId: string | null;
  readonly locationId: string | null;
  readonly kind: InteractionKind;
  readonly variantIds: readonly string[];
  readonly note: string | null;
  /** -2 (annoyed) to 2 (delighted). */
  readonly sentiment: number | null;
  readonly occurredAt: Date;
}
