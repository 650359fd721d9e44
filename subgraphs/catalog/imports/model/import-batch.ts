import { z } from 'zod';
import { PRODUCT_STATUSES } from '../../products/model/product.ts';

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);
const text = z.string().nullable();
const variant = z.object({
  row: z.int(),
  sku: text,
  barcode: text,
  options: z.array(z.object({ name: z.string(), value: z.string() })),
  priceMinor: minor,
  compareAtMinor: minor.nullable(),
  costMinor: minor.nullable(),
});
/** A product as a file gives it; `row` is where it stands there. Its texts are read by the shape of a product's texts. */
const product = z.looseObject({
  row: z.int(),
  handle: z.string(),
  /** Null when the file only adds rows to a product that was there before. */
  title: text,
  status: z.enum(PRODUCT_STATUSES),
  /** Whether it is to be listed in the import's channels. */
  listed: z.boolean(),
  media: z.array(z.object({ row: z.int(), url: z.string(), alt: text })),
  variants: z.array(variant),
});
/** Products that one file may hold. */
const MAX_HANDLES = 200_000;

/** Argument of `catalogImportProducts`: products of a file, at most 2,000, taken together or not at all. */
export const importBatch = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Channels in which listed products show; those of another currency are passed over. */
  channels: z.array(z.string()),
  /** True to check everything and write nothing. */
  dryRun: z.boolean(),
  products: z.array(product).max(2_000),
  /** Handles of the whole file, where it comes in several batches: a code that one of them loses may move to another. */
  handles: z.array(z.string()).max(MAX_HANDLES).default([]),
  /** Takes variants off sale that a product of the file no longer has; they are reported otherwise. */
  archiveMissing: z.boolean().default(false),
  /** The import that the batch is of, so that it can be taken back with the others; absent where that is not wanted. */
  run: z.int().positive().nullish(),
});
export type ImportBatch = z.infer<typeof importBatch>;
export type ImportedProduct = z.infer<typeof product>;
export type ImportedVariant = z.infer<typeof variant>;
