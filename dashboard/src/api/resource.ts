import type { CreateParams, GetListParams, GetListResult, GetOneParams, RaRecord, UpdateParams } from 'react-admin';
import type { GraphQLClient } from './client.ts';
import type { PageCursors } from './page-cursors.ts';

/** How one resource of react-admin is read and written; a missing method is refused. */
export interface ResourceHandlers {
  getList(params: GetListParams): Promise<GetListResult<RaRecord>>;
  getOne?(params: GetOneParams): Promise<RaRecord>;
  update?(params: UpdateParams): Promise<RaRecord>;
  create?(params: CreateParams): Promise<RaRecord>;
}

/** Makes the handlers of a resource; `cursors` is shared by all lists. */
export type CreateHandlers = (client: GraphQLClient, cursors: PageCursors) => ResourceHandlers;
