import { NotFoundError } from '#kernel/values/errors.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Product, Variant } from './model/product.ts';

/** The product that a field of an input names. @throws NotFoundError */
export async function requireProduct(deps: CatalogDeps, id: string): Promise<Product> {
  const [product] = await deps.products.byIds([id]);
  if (!product) throw new NotFoundError('Product', id, 'productId');
  return product;
}

/** The variant that a field of an input names. @throws NotFoundError */
export async function requireVariant(deps: CatalogDeps, id: string): Promise<Variant> {
  const [variant] = await deps.products.variants([id]);
  if (!variant) throw new NotFoundError('Variant', id, 'variantId');
  return variant;
}
