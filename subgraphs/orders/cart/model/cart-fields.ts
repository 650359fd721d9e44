import { z } from 'zod';
import { isId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { type ShippingAddress, shippingAddressSchema } from '../../delivery/model/address.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

const fieldsSchema = z.object({
  channelId: z.string().optional(),
  email: z.email().max(254).nullable().optional(),
  shippingAddress: shippingAddressSchema.nullable().optional(),
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
  readonly channelId?: string;
  readonly email?: string | null;
  readonly shippingAddress?: ShippingAddress | null;
  readonly deliveryMethod?: DeliveryMethod;
  readonly pickupLocationId?: LocationId | null;
  readonly pointsToRedeem?: number;
}

/** @throws ValidationError naming each field that is not as it must be. */
export function parseCartFields(input: object): CartFields {
  const fields = parseInput(fieldsSchema, input);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
