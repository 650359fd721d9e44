import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import { session, streamTicket } from '../../prisma/generated/tables.ts';
import type { StreamOpening } from '../model/stream-ticket.ts';

const OPENING = select(pick(streamTicket, 'actor', 'topics', 'after'));

export async function insertStreamTicket(
  db: Reader,
  ticketHash: string,
  { actor, topics, after }: StreamOpening,
  expiresAt: Date,
): Promise<void> {
  await db.query(insertRow(streamTicket, { ticketHash, actor, topics: [...topics], after, expiresAt }));
}

/** Takes a ticket away; of several who show it at once one gets it, and nobody once its session was ended. */
export async function takeStreamTicket(db: Reader, ticketHash: string, at: Date): Promise<StreamOpening | undefined> {
  const [row] = await db.query(sql`
    delete from stream_ticket
    where ${streamTicket.ticketHash} = ${ticketHash} and ${streamTicket.expiresAt} > ${at}
      and not exists (
        select from session
        where ${session.id} = stream_ticket.actor ->> 'sessionId' and ${session.revokedAt} is not null)
    returning ${OPENING}`);
  return row;
}

export async function deleteStreamTickets(db: Reader, expiredBefore: Date): Promise<void> {
  await db.query(sql`delete from stream_ticket where expires_at < ${expiredBefore}`);
}
