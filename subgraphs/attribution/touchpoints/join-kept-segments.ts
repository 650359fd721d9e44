import type { AttributionDeps } from '../deps.ts';
import type { KeptLog } from './store/kept-log.ts';
import { whenLogIsFree } from './store/kept-log-lock.ts';

type JoinDeps = Pick<AttributionDeps, 'db' | 'spool' | 'clock'>;

/** Bytes, compressed, from which a file is left as it is; a rebuild holds one at a time in memory. */
const FULL_BYTES = 4 * 1024 * 1024;
/** Files that the present day gathers before they are joined: about ten minutes of a trickle. */
const PRESENT_FILES = 600;
/** Milliseconds for which a segment is left alone, so that no process still has it in hand. */
const SETTLED_MS = 60_000;

/** Neighbors in order, each group about one full file. */
function groupsOf(files: ReadonlyArray<{ readonly segment: string; readonly bytes: number }>): string[][] {
  const groups: string[][] = [];
  let bytes = FULL_BYTES;
  for (const file of files) {
    if (bytes >= FULL_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(file.segment);
    bytes += file.bytes;
  }
  return groups.filter((group) => group.length > 1);
}

async function joinDay(log: KeptLog, day: string, isPast: boolean, mayJoin: (segment: string) => boolean) {
  const files = (await log.sizes(day)).filter(({ segment, bytes }) => bytes < FULL_BYTES && mayJoin(segment));
  if (!isPast && files.length < PRESENT_FILES) return;
  for (const group of groupsOf(files)) await log.join(day, group);
}

/**
 * Makes few files of the many that a trickle of batches leaves in the kept log, day by day, so that it can be read and
 * copied quickly after years. Segments that still wait for the engine stay as they are.
 */
export async function joinKeptSegments({ db, spool, clock }: JoinDeps): Promise<void> {
  const now = clock.now().getTime();
  const today = new Date(now).toISOString().slice(0, 10);
  await whenLogIsFree(db, async () => {
    await spool.kept.recover();
    const kept = await spool.kept.files();
    // Read after the kept files: whatever of those waits no longer is finished for good.
    const waiting = new Set(await spool.ready());
    const mayJoin = (segment: string) => !waiting.has(segment) && Number(segment.slice(0, 15)) < now - SETTLED_MS;
    for (const day of new Set(kept.map((file) => file.day))) await joinDay(spool.kept, day, day < today, mayJoin);
  });
}
