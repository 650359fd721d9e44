import {
  type CreateParams,
  type DataProvider,
  type GetListParams,
  type GetOneParams,
  HttpError,
  type UpdateParams,
} from 'react-admin';
import { productHandlers } from '../pages/catalog/products/resource.ts';
import { customerHandlers } from '../pages/customers/profiles/resource.ts';
import { stockHandlers } from '../pages/inventory/stock/resource.ts';
import { orderHandlers } from '../pages/orders/order/resource.ts';
import type { GraphQLClient } from './client.ts';
import { PageCursors } from './page-cursors.ts';
import type { ResourceHandlers } from './resource-handlers.ts';

/**
 * react-admin's data provider on committed documents: one document and two mappers a resource and method, no
 * introspection. What a resource does not offer is refused, so that a screen cannot ask for it by mistake.
 */
export function createDataProvider(client: GraphQLClient): DataProvider {
  const cursors = new PageCursors();
  const resources = new Map<string, ResourceHandlers>([
    ['products', productHandlers(client, cursors)],
    ['orders', orderHandlers(client, cursors)],
    ['customers', customerHandlers(client, cursors)],
    ['stock', stockHandlers(client, cursors)],
  ]);

  function of(resource: string): ResourceHandlers {
    const handlers = resources.get(resource);
    if (!handlers) throw refused(resource);
    return handlers;
  }

  const provider = {
    supportAbortSignal: true,
    getList: (resource: string, params: GetListParams) => of(resource).getList(params),
    async getOne(resource: string, params: GetOneParams) {
      const { getOne } = of(resource);
      if (!getOne) throw refused(resource);
      return { data: await getOne(params) };
    },
    async update(resource: string, params: UpdateParams) {
      const { update } = of(resource);
      if (!update) throw refused(resource);
      return { data: await update(params) };
    },
    async create(resource: string, params: CreateParams) {
      const { create } = of(resource);
      if (!create) throw refused(resource);
      return { data: await create(params) };
    },
    getMany: refuse,
    getManyReference: refuse,
    updateMany: refuse,
    delete: refuse,
    deleteMany: refuse,
  };
  // react-admin's generics promise any record type a caller names; the handlers answer with the real one.
  return provider as unknown as DataProvider;
}

async function refuse(resource: string): Promise<never> {
  throw refused(resource);
}

function refused(resource: string): HttpError {
  return new HttpError(`Not offered for ${resource}`, 405, { code: 'UNKNOWN' });
}
