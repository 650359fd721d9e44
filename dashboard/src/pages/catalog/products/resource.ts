import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import { shopDocument } from '../../../api/generated/catalog/channels.ts';
import {
  createProductDocument,
  type ProductFilter,
  type ProductResult,
  type ProductSort,
  type ProductSortKey,
  type ProductStatus,
  type ProductsResult,
  productDocument,
  productsDocument,
  updateProductDocument,
} from '../../../api/generated/catalog/products.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';
import { type EditedProduct, type NewProduct, toCreateField, toCreateInput, toUpdateInput } from './product-input.ts';

/** In the order in which they are offered. */
export const PRODUCT_STATUSES: readonly ProductStatus[] = ['ACTIVE', 'DRAFT', 'ARCHIVED'];

/** How the list begins: what changed last. */
export const PRODUCT_ORDER = { field: 'updatedAt', order: 'DESC' } as const;

export type ProductRow = ProductsResult['products']['nodes'][number];
type ReadProduct = NonNullable<ProductResult['product']>;
type ReadVariant = ReadProduct['variants']['nodes'][number];
type Listing = NonNullable<ReadVariant['listings']>['nodes'][number];

/** A product with all its variants, each with its price in every channel. */
export type ProductRecord = Omit<ReadProduct, 'variants'> & {
  readonly variants: ReadonlyArray<Omit<ReadVariant, 'listings'> & { readonly listings: readonly Listing[] }>;
};

/** A product as a search shows it. */
export const productHit = ({ id, title, category }: ProductRow): Hit => ({
  path: `/products/${encodeURIComponent(id)}`,
  primary: title,
  secondary: category ?? '',
});

/** What of a product only some roles see, as the `meta` of a query. */
export type SeenWithProduct = { readonly withCosts: boolean };

export const productHandlers: CreateHandlers = (client, cursors) => {
  async function read(id: string, withCosts: boolean, after?: string): Promise<ProductRecord> {
    const { product } = await client.request(productDocument, { id, after, withCosts });
    if (!product) throw new HttpError('Product not found', 404, { code: 'NOT_FOUND' });
    const { nodes, pageInfo } = product.variants;
    const following =
      pageInfo.hasNextPage && pageInfo.endCursor ? await read(id, withCosts, pageInfo.endCursor) : undefined;
    const variants = nodes.map((variant) => ({ ...variant, listings: variant.listings?.nodes ?? [] }));
    return { ...product, variants: [...variants, ...(following?.variants ?? [])] };
  }
  return {
    getList: (params) =>
      listByPage(cursors, 'products', params, async (first, after) => {
        const variables = { first, after, sort: toSort(params.sort), ...toSelection(params.filter) };
        const { products } = await client.request(productsDocument, variables, { signal: params.signal });
        return { ...products, meta: undefined };
      }),
    getOne: ({ id, meta }) => read(String(id), (meta as SeenWithProduct).withCosts),
    async update({ data, meta }) {
      const form = data as EditedProduct;
      const { updateProduct } = await client.request(updateProductDocument, { input: toUpdateInput(form) });
      expectMember(updateProduct, 'UpdateProductPayload');
      return read(form.id, (meta as SeenWithProduct).withCosts);
    },
    async create({ data }) {
      const { shop } = await client.request(shopDocument, {});
      const { createProduct } = await client.request(createProductDocument, {
        input: toCreateInput(data as NewProduct, shop.currencyCode),
      });
      // Its page reads the costs.
      return read(expectMember(createProduct, 'CreateProductPayload', toCreateField).product.id, false);
    },
  };
};

const SORT_KEYS: Readonly<Record<string, ProductSortKey>> = { title: 'TITLE', price: 'PRICE', updatedAt: 'UPDATED_AT' };

function toSort({ field, order }: { field: string; order: string } = PRODUCT_ORDER): ProductSort {
  return { key: SORT_KEYS[field] ?? 'CREATED_AT', direction: order === 'ASC' ? 'ASC' : 'DESC' };
}

interface Selection {
  readonly q?: string;
  readonly status?: ProductStatus;
  readonly category?: string;
}

/** What staff look for: among products of every status unless they choose one. */
function toSelection({ q, status, category }: Selection): { query: string | null; filter: ProductFilter } {
  const statuses = status ? [status] : PRODUCT_STATUSES;
  return { query: q ?? null, filter: { statuses, ...(category ? { categories: [category] } : {}) } };
}
