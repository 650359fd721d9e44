import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import type { MessageKind } from '../../messages/model/message.ts';
import { oneTimeLink } from '../../prisma/generated/tables.ts';
import type { OneTimeLink } from '../model/one-time-link.ts';

export async function insertLink(db: Reader, link: OneTimeLink): Promise<void> {
  await db.query(insertRow(oneTimeLink, { ...link, usedAt: null }));
}

/** A link that nobody has used, and that is not over. */
export async function readLink(db: Reader, id: string, at: Date): Promise<Pick<OneTimeLink, 'email'> | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(oneTimeLink, 'email'))} from one_time_link
    where id = ${id} and used_at is null and expires_at > ${at}`);
  return row;
}

/**
 * Uses a link up, and with it all others of that purpose for that address. Of two who use it at once one does.
 * @returns the address that it was mailed to; undefined when it was used before, or is over.
 */
export async function useLink(
  tx: Tx,
  link: { readonly id: string; readonly purpose: MessageKind },
  at: Date,
): Promise<string | undefined> {
  const [used] = await tx.query(sql`
    update one_time_link set used_at = ${at}
    where id = ${link.id} and purpose = ${link.purpose} and used_at is null and expires_at > ${at}
    returning ${select(pick(oneTimeLink, 'email'))}`);
  if (!used) return undefined;
  await tx.query(sql`
    update one_time_link set used_at = ${at}
    where email = ${used.email} and purpose = ${link.purpose} and used_at is null`);
  return used.email;
}

export async function deleteLinks(db: Reader, expiredBefore: Date): Promise<void> {
  await db.query(sql`delete from one_time_link where expires_at < ${expiredBefore}`);
}
