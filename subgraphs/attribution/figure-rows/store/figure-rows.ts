import type { PageRequest } from '#kernel/values/pagination.ts';
import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type FigureRow, type FigureSums, NO_ROWS } from '../model/figure-row.ts';
import { type MadeRows, type RowsStatement, reading, rowsSql, sidesOf } from './rows-sql.ts';

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
  campaign: text,
  side: integer,
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
  asked: RowsStatement | MadeRows,
  { limit, after, before, isBackward = false }: PageRequest,
  signal?: AbortSignal,
): Promise<FigureRow[]> {
  const bounds = [...(after ? [beyond('after')] : []), ...(before ? [beyond('before')] : [])];
  return reading(warehouse, asked, (found) => {
    const statement = rowsSql('figure_rows', {
      rows: sidesOf(found),
      bounds: bounds.length > 0 ? bounds.join(' AND ') : '1',
      direction: isBackward ? 'ASC' : 'DESC',
      key_direction: isBackward ? 'DESC' : 'ASC',
      person: personOf('page.customer_id'),
      survivors: joinSurvivors('page.customer_id'),
    });
    const all = { ...found.params, ...keyOf('after', after), ...keyOf('before', before), limit: limit + 1 };
    return warehouse.query(generation, statement, ROW, all, 'HEAVY', signal);
  });
}

/** What the rows of each side come to; of one side alone where nothing is compared. */
export async function sumFigureRows(
  warehouse: Warehouse,
  generation: number,
  asked: RowsStatement | MadeRows,
): Promise<readonly [FigureSums, FigureSums]> {
  const columns = { side: integer, row_count: integer, numerator: bigint, denominator: bigint };
  const sides = await reading(warehouse, asked, (found) =>
    warehouse.query(generation, rowsSql('figure_sums', { rows: sidesOf(found) }), columns, found.params, 'HEAVY'),
  );
  const of = (side: number): FigureSums => {
    const sums = sides.find((one) => one.side === side);
    return sums ? { ...sums, count: sums.row_count } : NO_ROWS;
  };
  return [of(0), of(1)];
}
