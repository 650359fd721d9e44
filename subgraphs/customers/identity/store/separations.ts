import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { separation } from '../../prisma/generated/tables.ts';

const { leftId, rightId, liftedAt } = separation;

export function readSeparations(
  tx: Tx,
  memberIds: readonly CustomerId[],
): Promise<Array<{ readonly leftId: CustomerId; readonly rightId: CustomerId }>> {
  return tx.query(sql`
    select ${select(pick(separation, 'leftId', 'rightId'))} from separation
    where ${leftId} = any(${memberIds}::text[]) and ${rightId} = any(${memberIds}::text[]) and ${liftedAt} is null`);
}

export async function insertSeparation(tx: Tx, a: CustomerId, b: CustomerId, at: Date): Promise<void> {
  const [left, right] = a < b ? [a, b] : [b, a];
  await tx.query(sql`
    ${insertRow(separation, { leftId: left, rightId: right, createdAt: at, liftedAt: null })}
    on conflict (left_id, right_id) do update set created_at = excluded.created_at, lifted_at = null`);
}

/** A manual merge overrules an earlier decision about the same people. */
export async function liftSeparations(tx: Tx, memberIds: readonly CustomerId[], at: Date): Promise<void> {
  await tx.query(sql`
    update separation set lifted_at = ${at}
    where ${leftId} = any(${memberIds}::text[]) and ${rightId} = any(${memberIds}::text[]) and ${liftedAt} is null`);
}
