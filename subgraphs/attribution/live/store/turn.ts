import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import { SECOND } from '#kernel/values/time.ts';
import { liveTurn } from '../../prisma/generated/tables.ts';

/** True for the one process that may tell now: a second has passed since any process did. */
export async function takeTurn(tx: Tx, now: Date): Promise<boolean> {
  const taken = await tx.query(sql`
    ${insertRow(liveTurn, { toldAt: now })}
    on conflict (singleton) do update set told_at = excluded.told_at
    where live_turn.told_at <= ${new Date(now.getTime() - SECOND)}
    returning ${select(pick(liveTurn, 'toldAt'))}`);
  return taken.length > 0;
}
