import type { FieldIssue } from '#kernel/values/errors.ts';
import { tooLong } from '#kernel/values/text.ts';
import { parseGtin } from './gtin.ts';
import { LIMITS } from './product-input.ts';

export function skuIssues(path: string, sku: string | null | undefined): FieldIssue[] {
  if (sku === undefined || sku === null) return [];
  if (sku.trim() === '') return [{ path, message: 'must not be empty; leave it out instead' }];
  return tooLong(path, sku, LIMITS.sku);
}

export function gtinIssues(path: string, gtin: string | null | undefined): FieldIssue[] {
  if (gtin === undefined || gtin === null || parseGtin(gtin) !== undefined) return [];
  return [{ path, message: 'must be 8, 12, 13 or 14 digits with a right check digit' }];
}

/** Addresses that a page may show: http, https, or a path of the shop itself. */
export function urlIssues(path: string, url: string): FieldIssue[] {
  if (url.length > LIMITS.url) return [{ path, message: `must have at most ${LIMITS.url} characters` }];
  const safe = url.startsWith('/') && !url.startsWith('//') ? !/[\s<>"]/.test(url) : isWebAddress(url);
  return safe ? [] : [{ path, message: 'must be an http or https address' }];
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
