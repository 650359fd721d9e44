import { z } from 'zod';
import { isId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { isPlaceholder } from '../../../shared/placeholders.ts';
import type { Address } from '../../delivery/model/address.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => (value ? value : undefined));

const addressSchema = z.object({
  name: optionalText(200),
  line1: text(200),
  line2: optionalText(200),
  postalCode: text(20),
  city: text(100),
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as FR'),
  phone: optionalText(40),
  latitude: z
    .number()
    .min(-90)
    .max(90)
    .nullish()
    .transform((value) => value ?? undefined),
  longitude: z
    .number()
    .min(-180)
    .max(180)
    .nullish()
    .transform((value) => value ?? undefined),
});

const fieldsSchema = z.object({
  channel: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'expected the code of a channel')
    .optional(),
  /** What a shop writes for nobody would give an order the journeys of all its visitors. */
  anonymousId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .transform((id) => (isPlaceholder(id) ? null : id))
    .nullable()
    .optional(),
  email: z.email().max(254).nullable().optional(),
  shippingAddress: addressSchema.nullable().optional(),
  deliveryMethod: z.enum(['SHIP', 'PICKUP', 'IN_STORE']).optional(),
  pickupLocationId: z
    .string()
    .refine((id) => isId('loc', id), 'expected an id of a location')
    .nullable()
    .optional(),
  pointsToRedeem: z.int().min(0).max(100_000_000).optional(),
});

/** What a client may set on a cart; absent means unchanged, null means cleared. */
export interface CartFields {
  readonly channel?: string;
  readonly anonymousId?: string | null;
  readonly email?: string | null;
  readonly shippingAddress?: Address | null;
  readonly deliveryMethod?: DeliveryMethod;
  readonly pickupLocationId?: LocationId | null;
  readonly pointsToRedeem?: number;
}

/** @throws ValidationError naming each field that is not as it must be. */
export function parseCartFields(input: object): CartFields {
  const fields = parseInput(fieldsSchema, input);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
