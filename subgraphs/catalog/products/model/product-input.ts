import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import { isPlainText } from '#kernel/values/text.ts';
import { isHandle } from './handle.ts';
import type { ProductTexts } from './product.ts';

/** Bounds of a product's texts and lists. */
export const LIMITS = {
  title: 255,
  description: 20_000,
  label: 255,
  tags: 250,
  sku: 100,
  barcode: 100,
  variants: 500,
  media: 250,
  url: 2_048,
} as const;

/** A text of at most `limit` characters that PostgreSQL and browsers take. */
export const plainText = (limit: number) =>
  z.string().max(limit).refine(isPlainText, 'must not hold control characters');
const label = plainText(LIMITS.label).nullable();
const tag = plainText(LIMITS.label).refine((value) => value.trim() !== '', 'must not be empty');

/** The one shape of a product's texts, for create, update and import: null clears what may be empty. */
export const productTexts = {
  handle: z
    .string('must not be empty')
    .refine(isHandle, 'must be lower-case words joined by hyphens, such as blue-scarf'),
  title: z
    .string('must not be empty')
    .max(LIMITS.title)
    .refine(isPlainText, 'must not hold control characters')
    .trim()
    .min(1),
  description: plainText(LIMITS.description)
    .nullable()
    .transform((value) => value ?? ''),
  vendor: label,
  productType: label,
  category: label,
  tags: z
    .array(tag)
    .max(LIMITS.tags, `at most ${LIMITS.tags} tags`)
    .nullable()
    .transform((tags) => [...new Set(tags ?? [])]),
} satisfies { readonly [Field in keyof ProductTexts]: z.ZodType<ProductTexts[Field]> };

/** Names of the texts: the store reads and writes a column of each. */
export const TEXT_FIELDS = Object.keys(productTexts) as ReadonlyArray<keyof ProductTexts>;

/** Texts as a caller gives them, each a value, null or absent. */
export type GivenTexts = { readonly [Field in keyof ProductTexts]?: ProductTexts[Field] | null | undefined };

/** New texts of a product; a field that is absent stays as it is. */
export type TextChange = Partial<ProductTexts>;

const whole = z.object(productTexts);
const partial = whole.partial();

/**
 * Every text of a new product; what is not given is empty.
 * @throws ValidationError
 */
export function newTexts(given: GivenTexts): ProductTexts {
  return parseInput(whole, Object.fromEntries(TEXT_FIELDS.map((field) => [field, given[field] ?? null])));
}

/**
 * The texts that are given, and no others.
 * @throws ValidationError
 */
export function changedTexts(given: object): TextChange {
  const texts = Object.entries(parseInput(partial, given)).filter(([, text]) => text !== undefined);
  return Object.fromEntries(texts);
}
