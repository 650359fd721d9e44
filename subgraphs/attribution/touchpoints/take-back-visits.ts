import { z } from 'zod';
import { sql } from '#kernel/database/sql.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { countChange, readDataVersion } from '../warehouse/store/data-version.ts';
import { removeVisits } from '../withdrawals/unlink-visits.ts';
import { shipTouchpoints } from './ship-touchpoints.ts';
import { forgetBatches } from './store/ingest-batches.ts';
import type { KeptLog } from './store/kept-log.ts';
import { whenLogIsFree } from './store/kept-log-lock.ts';

const requestSchema = z.object({ source: z.string().trim().min(1).max(100) });

/** How the ids of an import's moments begin, by the name of its mapping. */
const beginningsOf = (source: string): string[] => [`${source}:session:`, `${source}:view:`];

/** Writes the files of the log again without the lines of some ids. */
async function removeFromLog(log: KeptLog, beginnings: readonly string[]): Promise<void> {
  await log.recover();
  // Quotes of a text are escaped, so that nothing else in a line reads like this.
  const marks = beginnings.map((beginning) => `"touchpoint_id":${JSON.stringify(beginning).slice(0, -1)}`);
  for (const file of await log.files()) {
    const content = await log.read(file);
    if (!marks.some((mark) => content.includes(mark))) continue;
    const lines = content.toString('utf8').split('\n');
    const left = lines.filter((line) => line !== '' && !marks.some((mark) => line.includes(mark)));
    await log.rewrite(file, left.map((line) => `${line}\n`).join(''));
  }
}

/**
 * Takes back the sessions and page views that imports of a mapping's name brought: they leave the log, then the facts, then
 * their batches may come in again. Broken off at any moment, the same again ends it.
 * @throws ForbiddenError | ValidationError | UnavailableError | ConflictError while the log is read or joined
 */
export async function takeBackVisits(
  deps: Pick<AttributionDeps, 'db' | 'spool' | 'warehouse' | 'logger' | 'config'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<{ takenBack: number; kept: readonly [] }> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(requestSchema, request, 'request');
  const beginnings = beginningsOf(source);
  await shipTouchpoints(deps);
  let takenBack = 0;
  const isDone = await whenLogIsFree(deps.db, async () => {
    await removeFromLog(deps.spool.kept, beginnings);
    const { generation } = await readDataVersion(deps.db);
    takenBack = await removeVisits(deps, generation, beginnings);
    await deps.db.query(countChange(generation, sql`true`));
    await forgetBatches(deps.db, source);
  });
  if (!isDone) throw new ConflictError('The log of touchpoints is being read or joined; try again in a minute');
  return { takenBack, kept: [] };
}
