import { z } from 'zod';

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);
const text = z.string().nullable();
const variant = z.object({
  row: z.int(),
  sku: text,
  gtin: text,
  options: z.array(z.object({ name: z.string(), value: z.string() })),
  priceMinor: minor,
  compareAtMinor: minor.nullable(),
  costMinor: minor.nullable(),
});
const product = z.object({
  row: z.int(),
  handle: z.string(),
  title: text,
  description: z.string(),
  vendor: text,
  productType: text,
  category: text,
  tags: z.array(z.string()),
  status: z.enum(['DRAFT', 'ACTIVE', 'ARCHIVED']),
  listed: z.boolean(),
  media: z.array(z.object({ row: z.int(), url: z.string(), alt: text })),
  variants: z.array(variant),
});
/** What `catalogImportProducts` is given: products of a file, at most 2,000, taken together or not at all. */
export const importBatch = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Channels in which listed products show; those of another currency are passed over. */
  channels: z.array(z.string()),
  /** True to check everything and write nothing. */
  dryRun: z.boolean(),
  products: z.array(product).max(2_000),
});
export type ImportBatch = z.infer<typeof importBatch>;
