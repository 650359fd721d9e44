import { z } from 'zod';

export const IDENTITY_CHANGED = 'customers.identity-component-changed.v1';
export const INTERACTION_RECORDED = 'customers.interaction-recorded.v1';

export const identityChanged = z.object({
  survivorId: z.string(),
  memberIds: z.array(z.string()).min(1),
  /** Whose tokens read which of the members. */
  bearers: z.record(z.string(), z.string()).default({}),
  version: z.coerce.string(),
});

const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const interactionRecorded = z.object({
  interactionId: z.string(),
  customerId: z.string(),
  staffId: id,
  locationId: id,
  kind: z.string(),
  variantIds: z.array(z.string()).nullish(),
  occurredAt: z.iso.datetime({ offset: true }),
});
