import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { type OrderBatch, orderBatchResult } from './orders/order-batch.ts';

/** Milliseconds that one batch may take. */
const BATCH_TIMEOUT_MS = 120_000;

export const importProductsPort = definePort({
  domain: 'catalog',
  document: 'mutation ImportProducts($batch: JSON!) { catalogImportProducts(batch: $batch) }',
  result: z.object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    variants: z.int(),
    issues: z.array(z.object({ row: z.int(), refused: z.boolean(), reason: z.string() })),
  }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const productImportsPort = definePort({
  domain: 'catalog',
  document: 'query ProductImports($key: String) { catalogProductImports(key: $key) }',
  result: z.object({
    imports: z.array(z.object({ run: z.int(), name: z.string(), begunAt: z.string(), products: z.int() })),
    open: z.int().nullable(),
  }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const beginImportPort = definePort({
  domain: 'catalog',
  document: 'mutation BeginImport($request: JSON!) { catalogBeginImport(request: $request) }',
  result: z.object({ run: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const finishImportPort = definePort({
  domain: 'catalog',
  document: 'mutation FinishImport($request: JSON!) { catalogFinishImport(request: $request) }',
  result: z.object({ wrote: z.boolean() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

const takenBackProducts = z.object({
  archived: z.array(z.object({ productId: z.string(), handle: z.string(), variantIds: z.array(z.string()) })),
  restored: z.array(z.string()),
  kept: z.array(
    z.object({
      productId: z.string(),
      handle: z.string(),
      record: z.string(),
      field: z.string(),
      reason: z.string(),
    }),
  ),
  after: z.string().nullable(),
});

export const takeBackProductsPort = definePort<
  { request: { run: number; after: string | null; dryRun: boolean } },
  z.infer<typeof takenBackProducts>
>({
  domain: 'catalog',
  document: 'mutation TakeBackProducts($request: JSON!) { catalogTakeBackProducts(request: $request) }',
  result: takenBackProducts,
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const soldVariantsPort = definePort({
  domain: 'orders',
  document: 'query SoldVariants($variantIds: [ID!]!) { ordersSoldVariants(variantIds: $variantIds) }',
  result: z.array(z.string()),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const ensureChannelsPort = definePort({
  domain: 'catalog',
  document: 'mutation EnsureChannels($channels: JSON!) { catalogEnsureChannels(channels: $channels) }',
  result: z.array(z.string()),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const channelsPort = definePort({
  domain: 'catalog',
  document: 'query Channels { channels { code currencyCodes } }',
  result: z.array(z.object({ code: z.string(), currencyCodes: z.array(z.string()) })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const ensureVariantsPort = definePort({
  domain: 'catalog',
  document: 'mutation EnsureVariants($items: JSON!) { catalogEnsureVariants(items: $items) }',
  result: z.array(z.object({ externalKey: z.string(), variantId: z.string(), productId: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const ensureLocationsPort = definePort({
  domain: 'inventory',
  document: `mutation EnsureLocations($locations: [InventoryLocationInput!]!) {
    inventoryEnsureLocations(locations: $locations) { code id } }`,
  result: z.array(z.object({ code: z.string(), id: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const resolveIdentitiesPort = definePort({
  domain: 'customers',
  document: 'mutation ResolveIdentities($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
  result: z.array(z.object({ ref: z.string(), customerId: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const importTouchpointsPort = definePort({
  domain: 'attribution',
  document: 'mutation ImportTouchpoints($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }',
  result: z.object({ accepted: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const importSpendPort = definePort({
  domain: 'attribution',
  document: 'mutation ImportSpend($batch: JSON!) { attributionImportSpend(batch: $batch) }',
  result: z.object({ changed: z.int(), unchanged: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const importFootfallPort = definePort({
  domain: 'attribution',
  document: 'mutation ImportFootfall($batch: JSON!) { attributionImportFootfall(batch: $batch) }',
  result: z.object({ changed: z.int(), unchanged: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const importExchangeRatesPort = definePort({
  domain: 'attribution',
  document: 'mutation ImportExchangeRates($batch: JSON!) { attributionImportExchangeRates(batch: $batch) }',
  result: z.object({
    added: z.int(),
    unchanged: z.int(),
    corrected: z.array(
      z.object({
        day: z.string(),
        base: z.string(),
        currency: z.string(),
        rate: z.string().nullable(),
        before: z.string(),
      }),
    ),
  }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

/** Takes back what a source has said, in a domain's own words for it. */
const takeBackPort = (field: string, timeoutMs = BATCH_TIMEOUT_MS) =>
  definePort({
    domain: 'attribution',
    document: `mutation TakeBack($request: JSON!) { ${field}(request: $request) }`,
    result: z.object({
      takenBack: z.int(),
      keptCount: z.int().optional(),
      kept: z.array(z.array(z.string())),
    }),
    timeoutMs,
  });
export const takeBackFootfallPort = takeBackPort('attributionTakeBackFootfall');
export const takeBackSpendPort = takeBackPort('attributionTakeBackSpend');
export const takeBackRatesPort = takeBackPort('attributionTakeBackExchangeRates');
export const takeBackGoalsPort = takeBackPort('attributionTakeBackGoals');
/** The whole log of touchpoints is read for it. */
export const takeBackVisitsPort = takeBackPort('attributionTakeBackVisits', 15 * BATCH_TIMEOUT_MS);

/** What a batch of orders came to. */
export type ImportedBatch = z.infer<typeof orderBatchResult>;

export const importOrdersPort = definePort<{ batch: OrderBatch }, ImportedBatch>({
  domain: 'orders',
  document: 'mutation ImportOrders($batch: JSON!) { ordersImport(batch: $batch) }',
  result: orderBatchResult,
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const takeBackImportPort = definePort({
  domain: 'orders',
  document: 'mutation TakeBackImport($source: String!) { ordersTakeBackImport(source: $source) }',
  result: z.object({ takenBack: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const findVariantsPort = definePort({
  domain: 'catalog',
  document:
    'query FindVariants($gtins: [String!]!, $skus: [String!]!) { catalogFindVariants(gtins: $gtins, skus: $skus) { sku variantId } }',
  result: z.array(z.object({ sku: z.string().nullable(), variantId: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

const takenBackLevels = z.object({
  takenBack: z.int(),
  kept: z.array(z.object({ variantId: z.string(), locationId: z.string(), reason: z.string() })),
  after: z.string().nullable(),
});

export const importLevelsPort = definePort({
  domain: 'inventory',
  document: 'mutation ImportLevels($batch: JSON!) { inventoryImportLevels(batch: $batch) }',
  result: z.object({ changed: z.int(), unchanged: z.int() }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const takeBackLevelsPort = definePort<
  { request: { source: string; after: string | null } },
  z.infer<typeof takenBackLevels>
>({
  domain: 'inventory',
  document: 'mutation TakeBackLevels($request: JSON!) { inventoryTakeBackLevels(request: $request) }',
  result: takenBackLevels,
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const findMissingProductsPort = definePort({
  domain: 'catalog',
  document: 'mutation FindMissing($request: JSON!) { catalogFindMissingProducts(request: $request) }',
  result: z.object({ total: z.int(), titles: z.array(z.string()) }),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const storesPort = definePort({
  domain: 'inventory',
  document: 'query Stores { inventoryStores { id code } }',
  result: z.array(z.object({ id: z.string(), code: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const staffPort = definePort<
  { of: { ids: readonly string[]; emails: readonly string[] } },
  Array<{ staffId: string; email: string }>
>({
  domain: 'customers',
  document: 'query Staff($of: JSON!) { customersStaff(of: $of) }',
  result: z.array(z.object({ staffId: z.string(), email: z.string() })),
  timeoutMs: BATCH_TIMEOUT_MS,
});

export const importGoalsPort = definePort({
  domain: 'attribution',
  document: 'mutation ImportGoals($batch: JSON!) { attributionImportGoals(batch: $batch) }',
  result: z.object({
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    rejected: z.array(z.object({ index: z.int(), reason: z.string() })),
  }),
  timeoutMs: BATCH_TIMEOUT_MS,
});
