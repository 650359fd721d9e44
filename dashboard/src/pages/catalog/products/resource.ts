import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  type CreateProductInput,
  createProductDocument,
  type ProductFilter,
  type ProductResult,
  type ProductSort,
  type ProductsResult,
  productDocument,
  productsDocument,
  updateProductDocument,
} from '../../../api/generated/catalog/products.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import { cleanTags } from '../../../ui/fields/tags.ts';

export type ProductRow = ProductsResult['products']['nodes'][number];
export type ProductRecord = NonNullable<ProductResult['product']>;

/** What the edit form holds. */
export interface ProductForm {
  readonly id: string;
  readonly updatedAt: string;
  readonly title: string;
  readonly description: string | null;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
}

export const productHandlers: CreateHandlers = (client, cursors) => {
  async function read(id: string): Promise<ProductRecord> {
    const { product } = await client.request(productDocument, { id });
    if (!product) throw new HttpError('Product not found', 404, { code: 'NOT_FOUND' });
    return product;
  }
  return {
    getList: (params) =>
      listByPage(cursors, 'products', params, async (first, after) => {
        const variables = { first, after, sort: toSort(params.sort), filter: toFilter(params.filter) };
        const { products } = await client.request(productsDocument, variables, { signal: params.signal });
        return { ...products, meta: undefined };
      }),
    getOne: ({ id }) => read(String(id)),
    async update({ data }) {
      const form = data as ProductForm;
      const { updateProduct } = await client.request(updateProductDocument, {
        input: {
          id: form.id,
          expectedUpdatedAt: form.updatedAt,
          title: form.title,
          description: form.description ?? '',
          vendor: form.vendor,
          productType: form.productType,
          category: form.category,
          tags: cleanTags(form.tags),
        },
      });
      expectMember(updateProduct, 'Product');
      return read(form.id);
    },
    async create({ data }) {
      const input = data as CreateProductInput;
      const { createProduct } = await client.request(createProductDocument, { input });
      return read(expectMember(createProduct, 'Product', toFormPath).id);
    },
  };
};

/** The form has one field for a variant's option, its title, and one for the option's name. */
function toFormPath(path: string): string {
  return path.replace(/^options\.0\.name$/, 'optionName').replace(/^(variants\.\d+)\.options\b.*$/, '$1.title');
}

function toSort(sort: { field: string; order: string } | undefined): ProductSort {
  if (sort?.field === 'title') return 'TITLE';
  if (sort?.field === 'price') return sort.order === 'DESC' ? 'PRICE_DESC' : 'PRICE_ASC';
  return 'NEWEST';
}

function toFilter({
  q,
  status,
  category,
}: {
  q?: string;
  status?: ProductFilter['status'];
  category?: string;
}): ProductFilter {
  return { ...(q ? { query: q } : {}), ...(status ? { status } : {}), ...(category ? { category } : {}) };
}
