import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from './events.ts';
import { pageUrl } from './model/codes.ts';
import { toHandle } from './model/handle.ts';
import { mergeOptions, optionsOf, productOptions } from './model/options.ts';
import type { NewProduct, Product, ProductStatus } from './model/product.ts';
import { type GivenTexts, LIMITS, newTexts, plainText } from './model/product-input.ts';
import { toNewVariant, variantDrafts } from './model/variant-draft.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { insertMedia } from './store/media.ts';
import { insertProduct } from './store/product-writes.ts';
import { insertVariants } from './store/variants.ts';

/** What a new product is made of beside its texts. */
const parts = z.object({
  options: productOptions.nullish(),
  variants: variantDrafts.nullish(),
  media: z
    .array(z.object({ url: pageUrl, alt: plainText(LIMITS.title).nullish() }))
    .max(LIMITS.media, `at most ${LIMITS.media} pictures`)
    .nullish(),
});

export interface CreateProductInput extends GivenTexts, z.input<typeof parts> {
  readonly title: string;
  readonly collectionIds?: readonly string[] | null | undefined;
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
  const texts = newTexts({ ...input, handle: input.handle ?? toHandle(input.title) });
  const { options, variants: drafts, media: pictures } = parseInput(parts, input);
  const variants = (drafts ?? []).map((draft, index) => toNewVariant(draft, index + 1));
  const product: NewProduct = {
    ...texts,
    id: newId('prd'),
    status: input.status ?? 'DRAFT',
    options: mergeOptions(options ?? [], optionsOf(variants.map((variant) => variant.selectedOptions))),
  };
  const created = { product, variants, collectionIds: [...new Set(input.collectionIds ?? [])] };
  for (const check of deps.productHooks.checkProduct) await check(deps, created);
  const now = deps.clock.now();
  await refusingTaken(
    deps.db.inTransaction('create-product', async (tx) => {
      const { id: productId } = product;
      const media = (pictures ?? []).map(({ url, alt }, index) => ({ url, alt: alt ?? null, position: index + 1 }));
      await insertProduct(tx, product, now);
      await insertVariants(
        tx,
        variants.map((variant) => ({ ...variant, productId })),
        now,
      );
      await insertMedia(
        tx,
        media.map((one) => ({ ...one, id: newId('med'), productId })),
      );
      const variantIds = variants.map((variant) => variant.id);
      const events = [productChanged({ ...product, version: 1n, variantIds }, now)];
      for (const hook of deps.productHooks.productCreated) events.push(...(await hook(tx, created, now)));
      await appendEvents(tx, 'catalog', events);
    }),
  );
  return requireProduct(deps, product.id);
}
