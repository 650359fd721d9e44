import type { FieldIssue } from '#kernel/values/errors.ts';
import { tooLong } from '#kernel/values/text.ts';
import { parseGtin } from './gtin.ts';
import { isHandle } from './handle.ts';

/** Bounds of a product's texts and lists. */
export const LIMITS = {
  title: 255,
  description: 20_000,
  label: 255,
  tags: 250,
  sku: 100,
  variants: 500,
  media: 250,
  url: 2_048,
} as const;

/** Texts of a product as somebody wrote them; a field that is absent is not checked. */
export interface ProductTexts {
  readonly handle?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly vendor?: string | null | undefined;
  readonly productType?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** What must change in a product's texts; empty when nothing. */
export function productIssues(texts: ProductTexts): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (texts.handle !== undefined && !isHandle(texts.handle)) {
    issues.push({ path: 'handle', message: 'must be lower-case words joined by hyphens, such as blue-scarf' });
  }
  if (texts.title !== undefined && texts.title.trim() === '') {
    issues.push({ path: 'title', message: 'must not be empty' });
  }
  issues.push(
    ...tooLong('title', texts.title, LIMITS.title),
    ...tooLong('description', texts.description, LIMITS.description),
  );
  for (const field of ['vendor', 'productType', 'category'] as const) {
    issues.push(...tooLong(field, texts[field], LIMITS.label));
  }
  const tags = texts.tags ?? [];
  if (tags.length > LIMITS.tags) issues.push({ path: 'tags', message: `at most ${LIMITS.tags} tags` });
  tags.forEach((tag, index) => {
    if (tag.trim() === '') issues.push({ path: `tags.${index}`, message: 'must not be empty' });
    issues.push(...tooLong(`tags.${index}`, tag, LIMITS.label));
  });
  return issues;
}

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
