import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the area, `figure-rows/sql/<name>.sql`. */
export const rowsSql = readSqlFiles(new URL('../sql/', import.meta.url));

/**
 * A statement that answers the rows of a figure: `row_id, order_id, customer_id, variant_id, location_id, channel, at, due_at,
 * matched_at, part, whole`.
 */
export interface RowsStatement {
  readonly rows: string;
  readonly params: Readonly<Record<string, unknown>>;
}
