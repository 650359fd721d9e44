import { addressSchema, type Coordinates, type StoredAddress } from '../../../shared/address.ts';

/** Where an order goes. @public named by tables.prisma. */
export interface ShippingAddress extends StoredAddress {
  readonly line1: string;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
  readonly coordinates?: Coordinates | null | undefined;
}

const NEEDED = ['line1', 'postalCode', 'city', 'countryCode'] as const;

/** An address to which something can be sent. */
export const shippingAddressSchema = addressSchema.transform((address, context): ShippingAddress => {
  const { line1, postalCode, city, countryCode } = address;
  for (const part of NEEDED) {
    if (!address[part])
      context.addIssue({ code: 'custom', path: [part], message: 'is needed to send something there' });
  }
  return {
    ...address,
    line1: line1 ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    countryCode: countryCode ?? '',
  };
});

/** Where the address lies, for the nearest store that ships; null when it does not say. */
export function coordinatesOf(address: ShippingAddress | null): Coordinates | null {
  return address?.coordinates ?? null;
}
