import { z } from 'zod';
import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Money } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from './events.ts';
import { handlesFor, toHandle } from './model/handle.ts';
import { type MediaInput, mediaInputs } from './model/media-input.ts';
import { mergeOptions, optionsOf, productOptions } from './model/options.ts';
import type { ChangedVariant, NewProduct, Product, ProductStatus } from './model/product.ts';
import { type GivenTexts, newTexts } from './model/product-input.ts';
import { type NewVariant, toNewVariant, variantDrafts } from './model/variant-draft.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { insertMedia } from './store/media.ts';
import { insertProduct } from './store/product-writes.ts';
import { insertVariants } from './store/variants.ts';

/** What a new product is made of beside its texts. */
const parts = z.object({
  options: productOptions.nullish(),
  variants: variantDrafts.nullish(),
  media: mediaInputs.nullish(),
});

export interface CreateProductInput extends GivenTexts, Omit<z.input<typeof parts>, 'media'> {
  readonly title: string;
  readonly media?: readonly MediaInput[] | null | undefined;
  readonly collectionIds?: readonly string[] | null | undefined;
  readonly status?: ProductStatus | null | undefined;
  readonly channelIds?: readonly string[] | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Makes a product with its variants, media and collections, once by key and person. Created ACTIVE, it is listed at once
 * in the channels that are named or, where none are, in every active PUBLIC channel of its prices' currency; as a DRAFT it
 * waits for `publishProduct`. A handle that is not given is made of the title, and made unique.
 * @throws NotFoundError | ValidationError | ConflictError when a handle that is given, a SKU or a barcode is taken.
 */
export async function createProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { idempotencyKey, ...input }: CreateProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const texts = newTexts({ ...input, handle: input.handle ?? toHandle(input.title) });
  const { options, variants: drafts, media } = parseInput(parts, input);
  const variants = (drafts ?? []).map((draft, index) => toNewVariant(draft, index + 1));
  const product: NewProduct = {
    ...texts,
    id: newId('prd'),
    status: input.status ?? 'DRAFT',
    options: mergeOptions(options ?? [], optionsOf(variants.map((variant) => variant.selectedOptions))),
  };
  const collectionIds = [...new Set(input.collectionIds ?? [])];
  const created = { product, variants, collectionIds, channelIds: input.channelIds ?? undefined };
  const key = parseIdempotencyKey(idempotencyKey);
  const scope = `create-product by ${actorName(request.actor)}`;
  const now = deps.clock.now();
  const { result: id } = await refusingTaken(
    deps.db.inTransaction('create-product', (tx) =>
      once(tx, { scope, key, body: input }, async () => {
        const { id: productId } = product;
        await insertUnderHandle(tx, product, typeof input.handle === 'string', now);
        await insertVariants(
          tx,
          variants.map((variant) => ({ ...variant, productId })),
          now,
        );
        await insertMedia(
          tx,
          (media ?? []).map((one, index) => ({ ...one, position: index + 1, id: newId('med'), productId })),
        );
        const events = [productChanged({ ...product, version: 1n, variants: variants.map(asChanged) }, now)];
        for (const hook of deps.productHooks.productCreated) events.push(...(await hook(tx, created, now)));
        await appendEvents(tx, 'catalog', events);
        return productId;
      }),
    ),
  );
  return requireProduct(deps, id);
}

function asChanged({ id, sku, price, compareAtPrice, unitCost }: NewVariant): ChangedVariant {
  const minor = (money: Money | null) => money?.minor.toString() ?? null;
  return {
    variantId: id,
    sku,
    priceMinor: minor(price),
    compareAtMinor: minor(compareAtPrice),
    costMinor: minor(unitCost),
    currency: (price ?? compareAtPrice ?? unitCost)?.currency ?? null,
  };
}

/** Adds the product under the first handle that is free, also when two ask for one at once. @throws ConflictError */
async function insertUnderHandle(tx: Tx, product: NewProduct, isGiven: boolean, now: Date): Promise<void> {
  for (const handle of handlesFor(product.handle, { isGiven })) {
    if (await insertProduct(tx, { ...product, handle }, now)) return;
  }
  throw new ConflictError('Another product has this handle', 'ALREADY_EXISTS');
}
