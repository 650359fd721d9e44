import { addMonths, type BusinessDay } from '../../periods/model/business-day.ts';
import { text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { withWorkingTables } from '../../warehouse/store/working-tables.ts';
import { closingSql, stockHistories } from './history-sql.ts';

/** What is closed and what is to be; days are firsts of months. */
export interface ClosingState {
  /** All months before it are closed; undefined when none is. */
  readonly closedBefore: BusinessDay | undefined;
  /** The first month that has moves. */
  readonly firstMonth: BusinessDay | undefined;
  /** The first month that has got moves since, or is not closed. */
  readonly firstMarked: BusinessDay | undefined;
  /** Of what is made now. */
  readonly version: string;
}

const STATE = { closed_before: text, first_month: text, first_marked: text, made_version: text };

/** @param marks statement whose months are those of the marks; of the months before `until` when not given */
export async function readClosingState(
  warehouse: Warehouse,
  generation: number,
  until: BusinessDay,
  marks = closingSql('take_marks'),
): Promise<ClosingState> {
  const [row] = await warehouse.query(generation, closingSql('closing_state', { marks }), STATE, { until });
  if (!row) throw new Error('the column store answers no row');
  return {
    closedBefore: row.closed_before || undefined,
    firstMonth: row.first_month || undefined,
    firstMarked: row.first_marked || undefined,
    version: row.made_version,
  };
}

/** Firsts of the months after one, up to another. */
function monthsAfter(month: BusinessDay, last: BusinessDay): BusinessDay[] {
  const months: BusinessDay[] = [];
  for (let next = addMonths(month, 1); next <= last; next = addMonths(next, 1)) months.push(next);
  return months;
}

/**
 * Makes the closings of marked months again, and of all after them, for the variants and locations that are marked; then
 * closes what is not closed of the months before `until`. Alone in a generation. What a crash leaves is made once more: a
 * month counts as closed when it is whole, and the marks go last.
 */
export async function makeClosings(warehouse: Warehouse, generation: number, until: BusinessDay): Promise<void> {
  const taken = { select: closingSql('take_marks'), orderBy: 'month, variant_id, location_id', params: { until } };
  await withWorkingTables(warehouse, generation, { marked: taken }, async ({ marked }) => {
    // Read after the marks were taken: what these stand for is seen by every statement from here on.
    const state = await readClosingState(warehouse, generation, until, `SELECT month FROM ${marked}`);
    const { closedBefore, firstMonth, firstMarked, version } = state;
    const make = (month: BusinessDay, only: string) =>
      warehouse.run(
        generation,
        closingSql('make_closings', { histories: stockHistories({ since: '{since:Date32}', only }) }),
        { since: addMonths(month, -1), until: month, version },
        'HEAVY',
      );
    if (firstMarked && closedBefore) {
      const touched = closingSql('marked_moves', { marked });
      for (const month of monthsAfter(firstMarked, closedBefore)) await make(month, touched);
    }
    const begin = closedBefore ?? firstMonth;
    for (const month of begin ? monthsAfter(begin, until) : []) {
      await make(month, '1');
      await warehouse.run(generation, 'INSERT INTO stock_closed_month SELECT {month:Date32}', { month });
    }
    await warehouse.run(generation, closingSql('clear_marks', { marked }));
  });
  // The column store takes cleared marks away when it merges, and readers look through the rest.
  await warehouse.run(generation, 'OPTIMIZE TABLE stock_closing_mark FINAL');
}
