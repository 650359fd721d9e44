import { type BusinessDay, firstOfMonth } from '../../periods/model/business-day.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';

/** What a mark is made of. */
interface MovedUnits {
  readonly variant_id: string;
  readonly location_id: string;
  readonly day: BusinessDay;
}

/** Marks the months of moves, to be closed with them; after the moves themselves were inserted, or the mark could be lost. */
export async function markMonthsOf(
  warehouse: Warehouse,
  generation: number,
  moves: readonly object[],
  token: string,
): Promise<void> {
  const marks = new Map<string, object>();
  for (const { variant_id, location_id, day } of moves as readonly MovedUnits[]) {
    const month = firstOfMonth(day);
    marks.set(`${month} ${variant_id} ${location_id}`, { month, variant_id, location_id, marks: 1 });
  }
  await warehouse.insert(generation, 'stock_closing_mark', [...marks.values()], token);
}
