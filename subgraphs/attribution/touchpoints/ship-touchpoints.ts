import { sql } from '#kernel/database/sql.ts';
import type { AttributionDeps } from '../deps.ts';
import { markSessionsOf } from '../sessions/store/session-marks.ts';
import { UnreadableRowsError } from '../warehouse/model/errors.ts';
import { countChange, readDataVersion } from '../warehouse/store/data-version.ts';
import { unlinkComing, type VisitMoment } from '../withdrawals/unlink-visits.ts';
import { readFrames } from './model/batch-frame.ts';
import type { TouchpointRow } from './model/touchpoint.ts';
import { claimBatches } from './store/ingest-batches.ts';

type ShipDeps = Pick<AttributionDeps, 'db' | 'spool' | 'warehouse' | 'logger' | 'config'>;

/** The segment's whole batches, but for those that an earlier one holds: a batch sent twice counts in the first. */
async function claimLines(deps: ShipDeps, segment: string, text: string): Promise<string> {
  const { batches, tornLines } = readFrames(text);
  if (tornLines > 0) {
    deps.logger.warn('lines of a batch that was never acknowledged were left out', { segment, lines: tornLines });
  }
  const keys = batches.map(({ key }) => key);
  const own = await claimBatches(deps.db, segment, keys);
  return batches
    .filter(({ key }) => own.has(key))
    .map(({ lines }) => lines)
    .join('');
}

/** The lines as they were kept, else those that are claimed now: late bytes of a segment in hand change nothing. */
async function keepLines(deps: ShipDeps, segment: string, text: string): Promise<Buffer> {
  const kept = await deps.spool.kept.find(segment);
  if (kept) return kept;
  const lines = await claimLines(deps, segment, text);
  if (lines !== '') await deps.spool.kept.keep(segment, lines);
  return Buffer.from(lines);
}

function* momentsIn(lines: Buffer): Iterable<VisitMoment> {
  for (const line of lines.toString('utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as Partial<TouchpointRow>;
    const { customer_id: customerId = '', anonymous_id: anonymousId = '', occurred_at: occurredAt = '' } = row;
    yield { customerId, anonymousId, occurredMs: Date.parse(occurredAt) };
  }
}

async function shipSegment(deps: ShipDeps, segment: string): Promise<void> {
  const text = await deps.spool.readReady(segment).catch((error: NodeJS.ErrnoException) => {
    // Another process has taken it.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const lines = await keepLines(deps, segment, text);
  const { generation } = await readDataVersion(deps.db);
  const insert = async () => {
    await deps.warehouse.insertLines(generation, 'touchpoint', lines, segment);
    await markSessionsOf(deps.warehouse, generation, lines, segment);
  };
  const isUnlinked = await unlinkComing(deps, generation, insert, () => momentsIn(lines));
  // Under the same count of touchpoints a report may have been read in between.
  if (isUnlinked) await deps.db.query(countChange(generation, sql`true`));
  await deps.spool.finish(segment);
}

/**
 * Takes waiting segments into the kept log and into the column store, oldest first. Every step may be repeated: the
 * claims fix a segment's lines, and its name is the token of its block. A segment that can never be inserted is
 * refused, so that it does not hold up the others.
 * @throws UnavailableError when the engine is down; the segments wait.
 */
export async function shipTouchpoints(deps: ShipDeps): Promise<void> {
  for (const segment of await deps.spool.ready()) {
    try {
      await shipSegment(deps, segment);
    } catch (error) {
      if (!(error instanceof UnreadableRowsError)) throw error;
      deps.logger.error('a segment of touchpoints cannot be read; it was refused', { segment, error });
      await deps.spool.refuse(segment);
    }
  }
}
