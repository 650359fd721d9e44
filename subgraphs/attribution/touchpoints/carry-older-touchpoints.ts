import type { AttributionDeps } from '../deps.ts';
import { markSessionsOfRows } from '../sessions/store/session-marks.ts';
import { integer, text } from '../warehouse/store/columns.ts';
import { touchpointSql } from './store/touchpoint-sql.ts';

type CarryDeps = Pick<AttributionDeps, 'spool' | 'warehouse' | 'logger'>;

/** Their tables are dropped once they are taken over: what was written here is on the disk before. */
const SYNCED = 'fsync_after_insert = 1, fsync_part_directory = 1';

async function countTouchpoints({ warehouse }: CarryDeps, generation: number): Promise<number> {
  const [row] = await warehouse.query(generation, 'SELECT count() AS touchpoints FROM touchpoint', {
    touchpoints: integer,
  });
  return row?.touchpoints ?? 0;
}

/** Columns that both generations have; none where the one before is gone. */
async function sharedColumns({ warehouse }: CarryDeps, before: string, generation: number): Promise<string[]> {
  const rows = await warehouse.query(generation, touchpointSql('shared_columns'), { name: text }, { before });
  return rows.map(({ name }) => name);
}

/** Months of the touchpoints that had arrived by a moment. */
async function olderMonths({ warehouse }: CarryDeps, database: string, generation: number, upTo: string) {
  const rows = await warehouse.query(
    generation,
    touchpointSql('older_months', { database }),
    { month: text },
    { upTo },
  );
  return rows.map(({ month }) => month);
}

/**
 * Takes the touchpoints that are older than their log over from the generation before, which alone holds them, month by
 * month; after the log was inserted, so that a file that a crash left half removed counts once.
 * @returns how many there were
 */
export async function carryOlderTouchpoints(deps: CarryDeps, before: number, generation: number): Promise<number> {
  const { warehouse, spool, logger } = deps;
  const upTo = await spool.kept.removedUpTo();
  if (upTo === undefined) return 0;
  const database = warehouse.databaseOf(before);
  const columns = await sharedColumns(deps, database, generation);
  const months = columns.length > 0 ? await olderMonths(deps, database, generation, upTo) : [];
  if (months.length === 0) {
    logger.error('touchpoints older than their log were lost with the engine: restore a backup', { arrivedUpTo: upTo });
    return 0;
  }
  const named = columns.join(', ');
  const count = await countTouchpoints(deps, generation);
  await warehouse.run(generation, `ALTER TABLE touchpoint MODIFY SETTING ${SYNCED}`);
  for (const month of months) {
    const rows = touchpointSql('older_rows', { database });
    await markSessionsOfRows(warehouse, generation, rows, { month, upTo });
    await warehouse.run(
      generation,
      `INSERT INTO touchpoint (${named}) SELECT ${named} FROM ${rows}`,
      { month, upTo },
      'HEAVY',
    );
  }
  await warehouse.run(generation, 'ALTER TABLE touchpoint RESET SETTING fsync_after_insert, fsync_part_directory');
  return (await countTouchpoints(deps, generation)) - count;
}
