import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import type { Product } from './model/product.ts';
import { productIssues } from './model/product-rules.ts';

/** A field that is absent stays as it is; null clears it where it may be empty. */
export interface UpdateProductInput {
  readonly id: string;
  /** What the caller read; when the product has changed since, nothing is written. */
  readonly expectedUpdatedAt?: Date | null | undefined;
  readonly handle?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly vendor?: string | null | undefined;
  readonly productType?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
}

/**
 * Changes a product's texts.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read, or its handle is taken.
 */
export async function updateProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: UpdateProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const { id, expectedUpdatedAt, handle, title, description, vendor, productType, category, tags } = input;
  const texts = {
    handle: handle ?? undefined,
    title: title ?? undefined,
    description: description === null ? '' : description,
    vendor,
    productType,
    category,
    tags: tags === undefined ? undefined : [...new Set(tags ?? [])],
  };
  const issues: FieldIssue[] = productIssues(texts);
  if (title === null) issues.push({ path: 'title', message: 'must not be empty' });
  if (handle === null) issues.push({ path: 'handle', message: 'must not be empty' });
  if (issues.length > 0) throw new ValidationError(issues);
  return changeProduct(deps, 'update-product', id, async (_tx, product) => {
    const read = expectedUpdatedAt?.toISOString();
    if (read !== undefined && read !== product.updatedAt) {
      throw new ConflictError('The product has changed since it was read; read it again');
    }
    return { change: { ...texts, title: texts.title?.trim() } };
  });
}
