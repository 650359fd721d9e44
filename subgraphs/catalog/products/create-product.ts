import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { tooLong } from '#kernel/values/text.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from './events.ts';
import { toHandle } from './model/handle.ts';
import { mergeOptions, optionIssues, optionsOf } from './model/options.ts';
import type { NewProduct, Product, ProductOption, ProductStatus } from './model/product.ts';
import { type GivenTexts, LIMITS, newTexts } from './model/product-input.ts';
import { urlIssues } from './model/product-rules.ts';
import { toNewVariants, type VariantDraft } from './model/variant-draft.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { insertMedia } from './store/media.ts';
import { insertProduct } from './store/product-writes.ts';
import { insertVariants } from './store/variants.ts';

export interface CreateProductInput extends GivenTexts {
  readonly title: string;
  readonly options?: readonly ProductOption[] | null | undefined;
  readonly variants?: readonly VariantDraft[] | null | undefined;
  readonly collectionIds?: readonly string[] | null | undefined;
  readonly media?: readonly MediaDraft[] | null | undefined;
  readonly status?: ProductStatus | null | undefined;
}

interface MediaDraft {
  readonly url: string;
  readonly alt?: string | null | undefined;
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
  const options = input.options ?? [];
  const pictures = input.media ?? [];
  const issues = [...optionIssues(options), ...mediaIssues(pictures)];
  if (issues.length > 0) throw new ValidationError(issues);
  const variants = toNewVariants(input.variants ?? [], 'variants', 1);
  const product: NewProduct = {
    ...texts,
    id: newId('prd'),
    status: input.status ?? 'DRAFT',
    options: mergeOptions(options, optionsOf(variants.map((variant) => variant.selectedOptions))),
  };
  const created = { product, variants, collectionIds: [...new Set(input.collectionIds ?? [])] };
  for (const check of deps.productHooks.checkProduct) await check(deps, created);
  const now = deps.clock.now();
  await refusingTaken(
    deps.db.inTransaction('create-product', async (tx) => {
      const { id: productId } = product;
      const media = pictures.map(({ url, alt }, index) => ({ url, alt: alt ?? null, position: index + 1 }));
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

function mediaIssues(media: readonly MediaDraft[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (media.length > LIMITS.media) issues.push({ path: 'media', message: `at most ${LIMITS.media} pictures` });
  media.forEach(({ url, alt }, index) => {
    issues.push(...urlIssues(`media.${index}.url`, url), ...tooLong(`media.${index}.alt`, alt, LIMITS.title));
  });
  return issues;
}
