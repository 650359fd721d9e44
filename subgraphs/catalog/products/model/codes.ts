import { z } from 'zod';
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

/** Addresses that any page may show, wherever it is. */
export const pageUrl = z.string().max(LIMITS.url).refine(isSafe, 'must be an http or https address');

function isSafe(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
