import {
  type CreateParams,
  type DataProvider,
  type GetListParams,
  type GetOneParams,
  HttpError,
  type UpdateParams,
} from 'react-admin';
import type { GraphQLClient } from './client.ts';
import { PageCursors } from './page-cursors.ts';
import type { CreateHandlers, ResourceHandlers } from './resource.ts';

/**
 * react-admin's data provider on committed documents: one document and two mappers per resource and method, no
 * introspection. A method that a resource does not offer is refused.
 */
export function createDataProvider(
  client: GraphQLClient,
  handlers: Readonly<Record<string, CreateHandlers>>,
): DataProvider {
  const cursors = new PageCursors();
  const resources = new Map(Object.entries(handlers).map(([name, create]) => [name, create(client, cursors)]));

  function of(resource: string): ResourceHandlers {
    const found = resources.get(resource);
    if (!found) throw refused(resource);
    return found;
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
  // react-admin's generics promise any record type that a caller names; the handlers answer with the real one.
  return provider as unknown as DataProvider;
}

async function refuse(resource: string): Promise<never> {
  throw refused(resource);
}

function refused(resource: string): HttpError {
  return new HttpError(`Not offered for ${resource}`, 405, { code: 'UNKNOWN' });
}
