import { z } from 'zod';
import { isPlainText } from '#kernel/values/text.ts';

/** Longest part of an address, in characters. */
const MAX_PART = 120;

const PARTS = ['name', 'company', 'line1', 'line2', 'city', 'region', 'postalCode', 'countryCode', 'phone'] as const;

/** Where a location is, as written on a letter; a part that is not known is null. */
export type Address = { readonly [Part in (typeof PARTS)[number]]: string | null };
/** The parts that are known. @public named by tables.prisma. */
export type StoredAddress = Partial<Address>;

const part = z.string().max(MAX_PART).refine(isPlainText, 'must not hold control characters').nullish();

/** An address as a caller gives it: parts that are left out are empty. */
export const addressSchema = z.object({
  ...Object.fromEntries(PARTS.map((name) => [name, part])),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .nullish(),
} as { readonly [Part in (typeof PARTS)[number]]: typeof part });

/** The address with a null for each part that is absent. */
export function wholeAddress(parts: { readonly [Part in keyof Address]?: string | null | undefined }): Address {
  return Object.fromEntries(PARTS.map((name) => [name, parts[name] ?? null])) as Address;
}
