import { integer } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { reportSql } from './report-scope.ts';

/** How many touchpoints there are: while it is the same, so is what is made of them. */
export async function countTouchpoints(warehouse: Warehouse, generation: number): Promise<number> {
  const [row] = await warehouse.query(generation, reportSql('touchpoint_count'), { touchpoints: integer });
  return row?.touchpoints ?? 0;
}
