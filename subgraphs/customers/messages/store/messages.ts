import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import { message } from '../../prisma/generated/tables.ts';
import type { Message } from '../model/message.ts';

const m = aliased(message, 'm');
const FIELDS = pick(m, 'id', 'kind', 'recipient', 'language', 'linkId', 'createdAt', 'expiresAt');
const CLAIMED = select({ ...FIELDS, attempts: m.attempts });
const SENT = select({ ...FIELDS, sentAt: m.sentAt });

/** Messages claimed at once. */
const BATCH = 20;

export async function insertMessage(db: Reader, row: Message): Promise<void> {
  await db.query(insertRow(message, { ...row, dueAt: row.createdAt, sentAt: null }));
}

/** A message that this process sends. */
export interface ClaimedMessage extends Message {
  /** The present one included. */
  readonly attempts: number;
}

/**
 * Takes messages that are due; nobody else takes them until the lease ends, which doubles with each attempt, so that
 * one whose sender died is sent by another.
 */
export function claimMessages(db: Reader, at: Date, leaseSeconds: number): Promise<ClaimedMessage[]> {
  return db.query(sql`
    update message m set attempts = ${m.attempts} + 1,
      due_at = ${at}::timestamptz + make_interval(secs => ${leaseSeconds}::int * 2 ^ least(${m.attempts}, 6))
    where ${m.id} in (
      select id from message where due_at <= ${at} and expires_at > ${at}
      order by due_at limit ${BATCH} for update skip locked)
    returning ${CLAIMED}`);
}

/** They were taken by who carries them, and are not sent again. */
export async function markSent(db: Reader, id: string, at: Date): Promise<void> {
  await db.query(sql`update message set sent_at = ${at}, due_at = null where id = ${id}`);
}

export async function deleteMessages(db: Reader, ids: readonly string[]): Promise<void> {
  await db.query(sql`delete from message where id = any(${ids}::text[])`);
}

/** The newest that were sent. */
export function readSentMessages(
  db: Reader,
  limit: number,
): Promise<Array<Message & { readonly sentAt: Date | null }>> {
  return db.query(sql`
    select ${SENT} from message m where ${m.sentAt} is not null order by ${m.createdAt} desc, ${m.id} desc limit ${limit}`);
}

/** A statement that deletes messages from before a moment. */
export const removeMessages = (before: Date, limit: number) => sql`
  delete from message where id in (select id from message where created_at < ${before} limit ${limit}) returning 1`;
