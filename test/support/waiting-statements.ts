import { expect } from 'vitest';
import type { Reader } from '#kernel/database/database.ts';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';

/** Resolves when a statement of the database waits for what another transaction holds. */
export async function untilSomebodyWaits(db: Reader): Promise<void> {
  const waiting = () =>
    db.query(sql`
      select ${select({ state: text(sql`state`) })} from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
  await expect.poll(waiting, { interval: 20, timeout: 20_000 }).not.toEqual([]);
}
