import type { PageRequest } from '#kernel/values/pagination.ts';
import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { FigureRow, FigureSums } from '../model/figure-row.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

const ROW = {
  row_key: text,
  order_id: text,
  customer_id: text,
  variant_id: text,
  location_id: text,
  channel: text,
  at: integer,
  due_at: integer,
  matched_at: integer,
  part: bigint,
  whole: bigint,
};

/** That a row stands behind another of the list, or before it. */
const beyond = (side: 'after' | 'before') => {
  const [amount, key] = side === 'after' ? ['<', '>'] : ['>', '<'];
  return `(toInt64(part) ${amount} {${side}Part:Int64} OR (toInt64(part) = {${side}Part:Int64} AND row_key ${key} {${side}Key:String}))`;
};

const keyOf = (side: 'after' | 'before', key: readonly string[] | undefined) =>
  key ? { [`${side}Part`]: key[0], [`${side}Key`]: key[1] } : {};

/** One more row than the page holds, in its own direction: those that add most to the figure first. */
export async function readFigureRows(
  warehouse: Warehouse,
  generation: number,
  { rows, params }: RowsStatement,
  { limit, after, before, isBackward = false }: PageRequest,
  signal?: AbortSignal,
): Promise<FigureRow[]> {
  const bounds = [...(after ? [beyond('after')] : []), ...(before ? [beyond('before')] : [])];
  const statement = rowsSql('figure_rows', {
    rows,
    bounds: bounds.length > 0 ? bounds.join(' AND ') : '1',
    direction: isBackward ? 'ASC' : 'DESC',
    key_direction: isBackward ? 'DESC' : 'ASC',
    person: personOf('page.customer_id'),
    survivors: joinSurvivors('page.customer_id'),
  });
  const all = { ...params, ...keyOf('after', after), ...keyOf('before', before), limit: limit + 1 };
  return warehouse.query(generation, statement, ROW, all, 'HEAVY', signal);
}

/** What all rows of a figure come to. */
export async function sumFigureRows(
  warehouse: Warehouse,
  generation: number,
  { rows, params }: RowsStatement,
): Promise<FigureSums> {
  const columns = { row_count: integer, numerator: bigint, denominator: bigint };
  const [sums] = await warehouse.query(generation, rowsSql('figure_sums', { rows }), columns, params, 'HEAVY');
  if (!sums) throw new TypeError('sums of rows are one row');
  return { count: sums.row_count, numerator: sums.numerator, denominator: sums.denominator };
}
