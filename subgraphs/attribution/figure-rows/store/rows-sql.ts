import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';

/** The statements of the area, `figure-rows/sql/<name>.sql`. */
export const rowsSql = readSqlFiles(new URL('../sql/', import.meta.url));

/**
 * A statement that answers the rows of a figure: `row_id, order_id, customer_id, variant_id, location_id, channel, at, due_at,
 * matched_at, part, whole`.
 */
export interface RowsStatement {
  readonly rows: string;
  /** The rows of the group that the first is compared with. */
  readonly against?: string;
  /** The rows have a last column more: `campaign`. */
  readonly hasCampaign?: true;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A statement over tables that are made for each reading of it. */
export interface MadeRows {
  make<T>(warehouse: Warehouse, work: (asked: RowsStatement) => Promise<T>): Promise<T>;
}

/** Reads a statement, over its tables where it has some. */
export const reading = <T>(
  warehouse: Warehouse,
  asked: RowsStatement | MadeRows,
  work: (asked: RowsStatement) => Promise<T>,
): Promise<T> => ('make' in asked ? asked.make(warehouse, work) : work(asked));

/** All rows of a statement, each with its campaign and the side that it is on. */
export const sidesOf = ({ rows, against, hasCampaign }: RowsStatement): string =>
  [rows, ...(against === undefined ? [] : [against])]
    .map((side, index) => `SELECT *, ${hasCampaign ? '' : "'' AS campaign, "}${index} AS side FROM (${side})`)
    .join('\nUNION ALL\n');
