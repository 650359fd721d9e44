import type { Period } from '../../periods/model/period.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { withWorkingTables } from '../../warehouse/store/working-tables.ts';
import { anywhere, type FactScope, paramsOf, purchases, touches } from './cross-channel-sql.ts';

/** All days of which a report reads touches, and those of which it reads purchases. */
export interface ReportDays {
  readonly touched: Period;
  readonly bought: Period;
}

/**
 * Makes the touches and the purchases of a report once, of known people with all their ids as one; each figure of it then
 * reads its own days of them.
 */
export function withPeopleMadeOnce<T>(
  warehouse: Warehouse,
  facts: FactScope,
  days: ReportDays,
  work: (made: NonNullable<FactScope['made']>) => Promise<T>,
): Promise<T> {
  const all = anywhere(facts);
  const params = paramsOf(all, { ...days });
  const tables = {
    touches: { select: touches(all, 'touched'), orderBy: 'day, person', params },
    purchases: { select: purchases(all, 'bought'), orderBy: 'day, person', params },
  };
  return withWorkingTables(warehouse, facts.scope.generation, tables, work);
}
