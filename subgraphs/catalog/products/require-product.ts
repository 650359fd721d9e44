import { NotFoundError } from '#kernel/values/errors.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Product, Variant } from './model/product.ts';

/** @throws NotFoundError */
export async function requireProduct(deps: CatalogDeps, id: string): Promise<Product> {
  const [product] = await deps.products.byIds([id]);
  if (!product) throw new NotFoundError('Product', id);
  return product;
}

/** @throws NotFoundError */
export async function requireVariant(deps: CatalogDeps, id: string): Promise<Variant> {
  const [variant] = await deps.products.variants([id]);
  if (!variant) throw new NotFoundError('Variant', id);
  return variant;
}
