import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { inBatches } from './send-in-batches.ts';

const TIMEOUT_MS = 60_000;
const BATCH = 1_000;

const findVariants = definePort<{ skus: string[] }, Array<{ variantId: string }>>({
  domain: 'catalog',
  document: 'query Find($skus: [String!]!) { catalogFindVariants(gtins: [], skus: $skus) { variantId } }',
  result: z.array(z.object({ variantId: z.string() })),
  timeoutMs: TIMEOUT_MS,
});

const placeVariants = definePort<
  { variantIds: string[] },
  Array<{ sku: string | null; variantId: string; productId: string }>
>({
  domain: 'catalog',
  document: `query Place($variantIds: [ID!]!) {
    catalogPriceVariants(channel: "WEB", currencyCode: "EUR", variantIds: $variantIds) { sku variantId productId }
  }`,
  result: z.array(z.object({ sku: z.string().nullable(), variantId: z.string(), productId: z.string() })),
  timeoutMs: TIMEOUT_MS,
});

/** The ids that the catalog gave to SKUs. */
export async function readVariants(
  ports: Ports,
  skus: readonly string[],
): Promise<Map<string, { variantId: string; productId: string }>> {
  const known = new Map<string, { variantId: string; productId: string }>();
  for (const batch of inBatches(skus, BATCH)) {
    const context = createServiceContext('demo', TIMEOUT_MS);
    const found = await ports.call(findVariants, { skus: batch }, context);
    const placed = await ports.call(placeVariants, { variantIds: found.map((one) => one.variantId) }, context);
    for (const { sku, variantId, productId } of placed) if (sku !== null) known.set(sku, { variantId, productId });
  }
  return known;
}
