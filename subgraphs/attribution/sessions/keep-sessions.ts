import type { AttributionDeps } from '../deps.ts';
import { addDays } from '../periods/model/business-day.ts';
import { type Period, parseZone } from '../periods/model/period.ts';
import { createLane, type Lane } from '../warehouse/store/lane.ts';
import { forgetClearedMarks, makeMarkedSessions, readMarkedDays } from './store/session-marks.ts';
import { withSessionsLock } from './store/sessions-lock.ts';

/** Marks of one run, each with about one visitor's moments of a day: about 100 MB of the engine. */
const MOST_MARKS = 25_000;

type KeepDeps = Pick<AttributionDeps, 'db' | 'warehouse' | 'config'>;

/** Days in runs of not too many marks, a day being the least. */
function runsOf(days: ReadonlyArray<{ readonly day: string; readonly marks: number }>): Period[] {
  const runs: Array<{ from: string; to: string; marks: number }> = [];
  for (const { day, marks } of days) {
    const run = runs.at(-1);
    if (run && run.marks + marks <= MOST_MARKS) Object.assign(run, { to: addDays(day, 1), marks: run.marks + marks });
    else runs.push({ from: day, to: addDays(day, 1), marks });
  }
  return runs;
}

/**
 * Makes the sessions again that moments have come for since, late ones and those of merged customers too: what was
 * inserted before the call is in the stored sessions after it.
 * @returns false when the facts were written before sessions were stored: they have none until they are rebuilt
 * @throws UnavailableError while the analytics engine is down
 */
export async function keepSessions({ db, warehouse, config }: KeepDeps, generation: number): Promise<boolean> {
  if (await warehouse.isBehind(generation)) return false;
  const zone = parseZone(config.timeZone);
  const hasMarks = (await readMarkedDays(warehouse, generation, zone)).length > 0;
  if (!hasMarks) return true;
  await withSessionsLock(db, generation, async () => {
    for (const run of runsOf(await readMarkedDays(warehouse, generation, zone))) {
      await makeMarkedSessions(warehouse, generation, run, zone);
    }
    await forgetClearedMarks(warehouse, generation);
  });
  return true;
}

/** Brings the stored sessions of a generation up to date, as `keepSessions` does. */
export type SessionKeeper = (generation: number) => Promise<boolean>;

/** Keeps sessions for all readers of a process: those who come while others wait for it to begin share it. */
export function createSessionKeeper(deps: KeepDeps): SessionKeeper {
  const lanes = new Map<number, Lane>();
  const waiting = new Map<number, Promise<boolean>>();
  return (generation) => {
    const shared = waiting.get(generation);
    if (shared) return shared;
    const lane = lanes.get(generation) ?? createLane();
    lanes.set(generation, lane);
    const kept = lane(() => {
      waiting.delete(generation);
      return keepSessions(deps, generation);
    });
    waiting.set(generation, kept);
    return kept;
  };
}
