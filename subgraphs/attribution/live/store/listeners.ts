import type { Database } from '#kernel/database/database.ts';
import { boolean, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import { type Clock, MINUTE, SECOND } from '#kernel/values/time.ts';
import { liveListener } from '../../prisma/generated/tables.ts';
import type { LiveState } from '../model/live-state.ts';

interface ListenerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly live: LiveState;
}

/** Milliseconds for which a process counts as listened to: three of the rounds in which it says so again. */
const WORTH_MS = 15 * SECOND;
/** Milliseconds within which who was cut off continues where they were, without a gap. */
const RESUME_MS = 15 * MINUTE;

/** Says to all processes that somebody listens in this one. */
export async function writeListener({ db, clock, live }: ListenerDeps): Promise<void> {
  const listensUntil = new Date(clock.now().getTime() + WORTH_MS);
  await db.query(sql`
    ${insertRow(liveListener, { process: live.process, listensUntil })}
    on conflict (process) do update set listens_until = excluded.listens_until`);
}

/** Says that nobody does any longer; what is of no use to anybody is forgotten with it. */
export async function endListener({ db, clock, live }: ListenerDeps): Promise<void> {
  const now = clock.now();
  await db.query(sql`
    with ended as (
      update live_listener set ${assignments(liveListener, { listensUntil: now })}
      where ${liveListener.process} = ${live.process})
    delete from live_listener
    where ${liveListener.listensUntil} <= ${before(now)} and ${liveListener.process} <> ${live.process}`);
}

const before = (now: Date) => new Date(now.getTime() - RESUME_MS);

async function isListenedAfter({ db }: ListenerDeps, moment: Date): Promise<boolean> {
  const isListened = boolean(sql`exists (select from live_listener where ${liveListener.listensUntil} > ${moment})`);
  const [row] = await db.query(sql`select ${select({ isListened })}`);
  return row?.isListened ?? false;
}

/** Whether somebody listens to sales, in this process or in another one. */
export async function isListenedTo(deps: ListenerDeps): Promise<boolean> {
  return deps.live.listeners > 0 || (await isListenedAfter(deps, deps.clock.now()));
}

/** Whether somebody listens, or was cut off so lately that they continue where they were. */
export async function isListenedLater(deps: ListenerDeps): Promise<boolean> {
  return deps.live.listeners > 0 || (await isListenedAfter(deps, before(deps.clock.now())));
}
