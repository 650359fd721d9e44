import type { GetListParams, GetListResult, RaRecord } from 'react-admin';
import type { KeysetPage, PageCursors, ReadPage } from './page-cursors.ts';

/** A connection as our documents select it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number | null;
}

interface ConnectionPage<Node, Meta> extends KeysetPage<Node> {
  readonly totalCount: number | null;
  readonly meta: Meta;
}

/** Reads the page react-admin asks for; `meta` carries what a list has beyond its rows, such as totals. */
export async function listByPage<Node extends RaRecord, Meta>(
  cursors: PageCursors,
  resource: string,
  params: GetListParams,
  readConnection: (first: number, after: string | null) => Promise<Connection<Node> & { readonly meta: Meta }>,
): Promise<GetListResult<Node>> {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const list = JSON.stringify([resource, params.filter, params.sort, perPage]);
  const readPage: ReadPage<ConnectionPage<Node, Meta>> = async (after) => {
    const { nodes, pageInfo, totalCount, meta } = await readConnection(perPage, after);
    return {
      items: nodes,
      hasNextPage: pageInfo.hasNextPage,
      endCursor: pageInfo.endCursor,
      totalCount: totalCount ?? null,
      meta,
    };
  };
  const found = await cursors.read<Node, ConnectionPage<Node, Meta>>(list, page, readPage);
  return {
    data: [...found.items],
    ...(found.totalCount === null ? {} : { total: found.totalCount }),
    pageInfo: { hasNextPage: found.hasNextPage, hasPreviousPage: page > 1 },
    meta: found.meta,
  };
}
