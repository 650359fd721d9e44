import type { AttributionDeps } from '../deps.ts';
import { UnreadableRowsError } from '../warehouse/model/errors.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { claimBatches } from './store/ingest-batches.ts';

type ShipDeps = Pick<AttributionDeps, 'db' | 'spool' | 'warehouse' | 'logger'>;

const BATCH_ID = /^\{"batch_id":("(?:[^"\\]|\\.)*")/;

function batchOf(line: string): string {
  const quoted = BATCH_ID.exec(line)?.[1];
  if (quoted === undefined) throw new TypeError('a line of the touchpoint log does not name its batch');
  return JSON.parse(quoted) as string;
}

/** Whole lines alone: a torn last one was never acknowledged. A batch sent twice leaves equal lines; one is kept. */
function distinctLines(text: string): string[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return [...new Set(whole.split('\n').filter((line) => line !== ''))];
}

/** Lines of those batches that belong to this segment; a batch held by an earlier one is not counted again. */
async function ownLines(deps: ShipDeps, segment: string, text: string): Promise<string> {
  const lines = distinctLines(text);
  const batches = [...new Set(lines.map(batchOf))];
  const own = await claimBatches(deps.db, segment, batches);
  const kept = own.size === batches.length ? lines : lines.filter((line) => own.has(batchOf(line)));
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`;
}

async function shipSegment(deps: ShipDeps, segment: string): Promise<void> {
  const text = await deps.spool.readReady(segment).catch((error: NodeJS.ErrnoException) => {
    // Another process has taken it.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const lines = await ownLines(deps, segment, text);
  await deps.spool.keep(segment, lines);
  const { generation } = await readDataVersion(deps.db);
  await deps.warehouse.insertLines(generation, 'touchpoint', Buffer.from(lines), segment);
  await deps.spool.finish(segment);
}

/** The segment itself is at fault. */
function isRefusal(error: unknown): boolean {
  return error instanceof UnreadableRowsError || error instanceof TypeError;
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
      if (!isRefusal(error)) throw error;
      deps.logger.error('a segment of touchpoints cannot be read; it was refused', { segment, error });
      await deps.spool.refuse(segment);
    }
  }
}
