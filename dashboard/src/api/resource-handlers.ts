import type { CreateParams, GetListParams, GetListResult, GetOneParams, RaRecord, UpdateParams } from 'react-admin';

/** How one resource of react-admin is read and written; what is missing is refused. */
export interface ResourceHandlers {
  getList(params: GetListParams): Promise<GetListResult<RaRecord>>;
  getOne?(params: GetOneParams): Promise<RaRecord>;
  update?(params: UpdateParams): Promise<RaRecord>;
  create?(params: CreateParams): Promise<RaRecord>;
}
