import { DAY } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../deps.ts';
import { integer, text } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { withWorkingTables } from '../warehouse/store/working-tables.ts';
import type { KeptFile } from './store/kept-log.ts';
import { whenLogIsFree } from './store/kept-log-lock.ts';
import { touchpointSql } from './store/touchpoint-sql.ts';

type RemoveDeps = Pick<AttributionDeps, 'db' | 'spool' | 'warehouse' | 'clock' | 'config' | 'logger'>;

/** What the facts of a generation hold of a file: what is not among them is in the log alone. */
async function compare({ spool, warehouse }: RemoveDeps, generation: number, file: KeptFile) {
  const lines = await spool.kept.read(file);
  const select = 'SELECT touchpoint_id, received_at FROM touchpoint LIMIT 0';
  const tables = { log: { select, orderBy: 'touchpoint_id', params: {} } };
  return withWorkingTables(warehouse, generation, tables, async ({ log }) => {
    await warehouse.insertLines(generation, log, lines, file.segment);
    const columns = { written: integer, stored: integer, arrived_up_to: text };
    const [row] = await warehouse.query(generation, touchpointSql('written_rows', { log }), columns, {}, 'HEAVY');
    if (!row) throw new Error('the column store counts no touchpoints');
    return row;
  });
}

async function removeDay(deps: RemoveDeps, files: readonly KeptFile[]): Promise<void> {
  const { generation } = await readDataVersion(deps.db);
  for (const file of files) {
    const { written, stored, arrived_up_to: arrivedUpTo } = await compare(deps, generation, file);
    if (stored === written) await deps.spool.kept.remove(file, arrivedUpTo);
    else
      deps.logger.error('the column store lacks touchpoints of an old file, which is kept', {
        ...file,
        written,
        stored,
      });
  }
}

/**
 * Removes the days of the touchpoint log that are older than `TOUCHPOINT_LOG_DAYS`, file by file, each once all of its
 * rows were found in the column store: there they stand from then on, and every rebuild takes them over.
 * @throws UnavailableError while the engine is down; the log stays.
 */
export async function removeOldDays(deps: RemoveDeps): Promise<void> {
  const { config, clock, spool, db } = deps;
  if (config.touchpointLogDays === undefined) return;
  const before = new Date(clock.now().getTime() - config.touchpointLogDays * DAY).toISOString().slice(0, 10);
  const old = async () => (await spool.kept.files()).filter(({ day }) => day < before);
  for (const day of new Set((await old()).map((file) => file.day))) {
    await whenLogIsFree(db, async () => {
      await spool.kept.recover();
      const files = (await old()).filter((file) => file.day === day);
      // Read after the kept files: whatever of those waits no longer is finished for good.
      const waiting = new Set(await spool.ready());
      await removeDay(
        deps,
        files.filter(({ segment }) => !waiting.has(segment)),
      );
    });
  }
}
