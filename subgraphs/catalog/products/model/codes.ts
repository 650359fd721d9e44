import { z } from 'zod';
import { readUrl } from '#kernel/values/url.ts';
import { parseGtin } from './gtin.ts';
import { LIMITS, plainText } from './product-input.ts';

/** The retailer's own number of a variant. */
export const sku = plainText(LIMITS.sku).refine(
  (value) => value.trim() !== '',
  'must not be empty; leave it out instead',
);

/** A barcode as people write it, read as its digits. */
export const gtin = z.string().transform((raw, context) => {
  const digits = parseGtin(raw);
  if (digits !== undefined) return digits;
  context.addIssue({ code: 'custom', message: 'must be 8, 12, 13 or 14 digits with a right check digit' });
  return z.NEVER;
});

/** Whatever a scanner reads; a GTIN as its digits. */
export const barcode = z
  .string()
  .trim()
  .pipe(plainText(LIMITS.barcode).min(1, 'must not be empty; leave it out instead'))
  .transform((raw) => parseGtin(raw) ?? raw);

/** Said where both are given: they are one code. */
export const ONE_BARCODE = 'gtin and barcode are one code: give one of them';

/** Addresses that any page may show, wherever it is. */
export const pageUrl = z.string().max(LIMITS.url).refine(isSafe, 'must be an http or https address');

function isSafe(url: string): boolean {
  return ['http:', 'https:'].includes(readUrl(url)?.protocol ?? '');
}
