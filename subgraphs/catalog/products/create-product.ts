import { appendEvents } from '#kernel/events/outbox.ts';
import { assertCan } from '#kernel/request/access.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { readChannels } from '../channels/store/channels.ts';
import { addToCollections, readCollectionsById } from '../collections/store/collections.ts';
import type { CatalogDeps } from '../deps.ts';
import { type NewListing, publishListings, refreshProductChannels } from '../listings/store/listings.ts';
import { productChanged } from './events.ts';
import { toHandle } from './model/handle.ts';
import { mergeOptions, optionIssues, optionsOf } from './model/options.ts';
import type { Product, ProductId, ProductOption, ProductStatus } from './model/product.ts';
import { LIMITS, productIssues, tooLong, urlIssues } from './model/product-rules.ts';
import { toNewVariants, type VariantDraft } from './model/variant-draft.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { insertMedia, insertProduct, insertVariants, type NewVariant } from './store/product-writes.ts';

export interface CreateProductInput {
  readonly handle?: string | null | undefined;
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly vendor?: string | null | undefined;
  readonly productType?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly options?: readonly ProductOption[] | null | undefined;
  readonly variants?: readonly VariantDraft[] | null | undefined;
  readonly collectionIds?: readonly string[] | null | undefined;
  readonly media?: ReadonlyArray<{ readonly url: string; readonly alt?: string | null | undefined }> | null | undefined;
  readonly status?: ProductStatus | null | undefined;
}

/**
 * Makes a product with its variants, media and collections. Created ACTIVE, it is listed at once in every active
 * channel of its prices' currency; as a DRAFT it waits for `publishProduct`.
 * @throws ValidationError | ConflictError when its handle, a SKU or a barcode is taken.
 */
export async function createProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: CreateProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const handle = input.handle ?? toHandle(input.title);
  const media = (input.media ?? []).map(({ url, alt }) => ({ id: newId('med'), url, alt: alt ?? null }));
  const issues = [
    ...productIssues({ ...input, handle, description: input.description ?? '', tags: input.tags ?? [] }),
    ...optionIssues(input.options ?? []),
    ...mediaIssues(media),
  ];
  if (issues.length > 0) throw new ValidationError(issues);
  const variants = toNewVariants(input.variants ?? [], 'variants', 1);
  const collectionIds = [...new Set(input.collectionIds ?? [])];
  if (collectionIds.length > 0) await assertCollections(deps, collectionIds);
  const status = input.status ?? 'DRAFT';
  const id = newId<ProductId>('prd');
  const now = deps.clock.now();
  const product = {
    id,
    handle,
    title: input.title.trim(),
    description: input.description ?? '',
    vendor: input.vendor ?? null,
    productType: input.productType ?? null,
    category: input.category ?? null,
    status,
    tags: [...new Set(input.tags ?? [])],
    options: mergeOptions(input.options ?? [], optionsOf(variants.map((variant) => variant.selectedOptions))),
  };
  await refusingTaken(
    deps.db.inTransaction('create-product', async (tx) => {
      await insertProduct(tx, product, now);
      await insertVariants(tx, id, variants, now);
      await insertMedia(tx, id, media);
      if (status === 'ACTIVE') {
        const channels = (await readChannels(tx)).filter((channel) => channel.active);
        const listings = channels.flatMap((channel) => listingsIn(channel, variants));
        await publishListings(tx, listings, now);
        await refreshProductChannels(tx, [id]);
      }
      const variantIds = variants.map((variant) => variant.id);
      const created = { ...product, version: 1n, variantIds };
      const [collected] = collectionIds.length > 0 ? await addToCollections(tx, collectionIds, [id], now) : [];
      await appendEvents(
        tx,
        'catalog',
        [created, ...(collected ? [collected] : [])].map((p) => productChanged(p, now)),
      );
    }),
  );
  return requireProduct(deps, id);
}

function listingsIn(channel: { code: string; currencyCode: string }, variants: readonly NewVariant[]): NewListing[] {
  return variants.flatMap(({ id, price, compareAtPrice }) =>
    price?.currency === channel.currencyCode
      ? [{ variantId: id, channelCode: channel.code, price, compareAtPrice, publishFrom: null, publishTo: null }]
      : [],
  );
}

function mediaIssues(media: ReadonlyArray<{ url: string; alt: string | null }>): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (media.length > LIMITS.media) issues.push({ path: 'media', message: `at most ${LIMITS.media} pictures` });
  media.forEach(({ url, alt }, index) => {
    issues.push(...urlIssues(`media.${index}.url`, url), ...tooLong(`media.${index}.alt`, alt, LIMITS.title));
  });
  return issues;
}

async function assertCollections(deps: CatalogDeps, ids: readonly string[]): Promise<void> {
  const found = await readCollectionsById(deps.db, ids);
  const issues = ids.flatMap((id, index): FieldIssue[] =>
    found[index] ? [] : [{ path: `collectionIds.${index}`, message: `there is no collection ${id}` }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
}
