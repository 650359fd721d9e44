import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { deadLetter } from '../../prisma/generated/tables.ts';

/** The name under which events that cannot become facts are kept. */
export const FACTS_HANDLER = 'facts';

/** Dead-letters unreadable events, once each; they wait for staff to replay them, and hold nothing up. */
export async function deadLetterUnreadable(
  db: Database,
  publisher: string,
  unreadable: ReadonlyArray<{ readonly event: LoggedEvent; readonly reason: string }>,
): Promise<void> {
  if (unreadable.length === 0) return;
  const letters = unreadable.map(({ event, reason }) => ({
    id: event.id,
    publisher,
    handler: FACTS_HANDLER,
    event,
    error: reason.slice(0, 2000),
    nextAttemptAt: null,
  }));
  const columns = ['id', 'publisher', 'handler', 'event', 'error', 'nextAttemptAt'] as const;
  await db.query(sql`${insertRows(deadLetter, columns, letters)} on conflict do nothing`);
}

/** A rebuild reads every event again and dead-letters those that still cannot be read. */
export async function forgetUnreadable(db: Database): Promise<void> {
  await db.query(sql`delete from dead_letter where ${deadLetter.handler} = ${FACTS_HANDLER}`);
}
