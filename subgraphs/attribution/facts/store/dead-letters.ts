import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';

/** The name under which events that cannot become facts are kept. */
export const FACTS_HANDLER = 'facts';

/** Dead-letters unreadable events, once each; they wait for staff to replay them, and hold nothing up. */
export async function deadLetterUnreadable(
  db: Database,
  publisher: string,
  unreadable: ReadonlyArray<{ readonly event: LoggedEvent; readonly reason: string }>,
): Promise<void> {
  if (unreadable.length === 0) return;
  const letters = unreadable.map(({ event, reason }) => ({ id: event.id, event, error: reason.slice(0, 2000) }));
  await db.query(sql`
    insert into dead_letter (id, publisher, handler, event, error)
    select id, ${publisher}, ${FACTS_HANDLER}, event, error
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as l(id uuid, event jsonb, error text)
    on conflict do nothing`);
}

/** A rebuild reads every event again and dead-letters those that still cannot be read. */
export async function forgetUnreadable(db: Database): Promise<void> {
  await db.query(sql`delete from dead_letter where handler = ${FACTS_HANDLER}`);
}
