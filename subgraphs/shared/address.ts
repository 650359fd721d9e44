import { z } from 'zod';
import { isPlainText } from '#kernel/values/text.ts';

/** Longest part of an address, in characters. */
export const MAX_PART = 120;

const PARTS = ['name', 'company', 'line1', 'line2', 'city', 'region', 'postalCode', 'countryCode', 'phone'] as const;

/** An address as written on a letter; a part that is not known is null. */
export type Address = { readonly [Part in (typeof PARTS)[number]]: string | null };
/** The parts that are known. */
export type StoredAddress = { readonly [Part in keyof Address]?: string | null | undefined };

/** Characters of a postal code that are compared at most; the longest have ten. */
const MAX_POSTAL_CODE = 12;

/** A postal code as it is compared: letters and digits alone, capital. "SW1A 1AA" and "sw1a-1aa" are one. */
export const plainPostalCode = (raw: string): string =>
  raw
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, MAX_POSTAL_CODE);

/** A point on the Earth, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const part = z.string().trim().max(MAX_PART).refine(isPlainText, 'must not hold control characters').nullish();

const coordinates = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

/** An address as a caller gives it: parts that are left out are empty. */
export const addressSchema = z.object({
  ...(Object.fromEntries(PARTS.map((name) => [name, part])) as { readonly [Part in keyof Address]: typeof part }),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .nullish(),
  coordinates: coordinates.nullish(),
});

/** An address as it is asked for. */
export type AddressInput = z.input<typeof addressSchema>;

/** The address with a null for each part that is absent or empty. */
export function wholeAddress(parts: StoredAddress): Address {
  return Object.fromEntries(PARTS.map((name) => [name, parts[name] || null])) as Address;
}
