import type { Reader, Tx } from '#kernel/database/database.ts';
import { present, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, insertRow, value } from '#kernel/database/write.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { refreshToken, session } from '../../prisma/generated/tables.ts';
import type { Session, SubjectId } from '../model/session.ts';

const s = aliased(session, 's');
const t = aliased(refreshToken, 't');
const FIELDS = pick(s, 'id', 'kind', 'subjectId', 'expiresAt', 'revokedAt');
const SESSION = select(FIELDS);
const PRESENTED = select({ ...FIELDS, usedAt: present(t.usedAt) });

/**
 * Opens a session with its first refresh token, in one statement.
 * @returns false when the same request has opened one before; nothing was written.
 */
export async function insertSession(
  db: Reader,
  opened: Omit<Session, 'revokedAt'> & { readonly requestKey: string | null },
  tokenHash: string,
  at: Date,
): Promise<boolean> {
  const { id, kind, subjectId, expiresAt, requestKey } = opened;
  const token = {
    tokenHash: value(refreshToken.tokenHash, tokenHash),
    sessionId: sql`opened.id`,
    issuedAt: value(refreshToken.issuedAt, at),
    usedAt: value(refreshToken.usedAt, null),
  };
  const row = { id, kind, subjectId, expiresAt, createdAt: at, revokedAt: null, requestKey };
  const inserted = await db.query(sql`
    with opened as (${insertRow(session, row)} on conflict (request_key) do nothing returning id)
    ${insertInto(refreshToken, token, sql`from opened`)} returning 1`);
  return inserted.length > 0;
}

/** The living session that a request opened since then. */
export async function readSessionOfRequest(db: Reader, requestKey: string, since: Date): Promise<Session | undefined> {
  const [row] = await db.query(sql`
    select ${SESSION} from session s
    where ${s.requestKey} = ${requestKey} and ${s.createdAt} > ${since} and ${s.revokedAt} is null`);
  return row;
}

/** Sets the key of a request free whose session opened before then, or ended. */
export async function freeRequestKey(db: Reader, requestKey: string, before: Date): Promise<void> {
  await db.query(sql`
    update session set request_key = null
    where request_key = ${requestKey} and (created_at <= ${before} or revoked_at is not null)`);
}

/** The session of a refresh token that was presented. */
export interface PresentedToken extends Session {
  /** When it was first used, this time included. */
  readonly usedAt: Date;
}

/** Uses a token up, and holds its session until the transaction ends. */
export async function useRefreshToken(tx: Tx, tokenHash: string, at: Date): Promise<PresentedToken | undefined> {
  await tx.query(sql`
    update refresh_token set used_at = ${at} where token_hash = ${tokenHash} and used_at is null`);
  const [row] = await tx.query(sql`
    select ${PRESENTED} from refresh_token t join session s on ${s.id} = ${t.sessionId}
    where ${t.tokenHash} = ${tokenHash} for no key update of s`);
  return row;
}

export async function insertRefreshToken(db: Reader, tokenHash: string, sessionId: SessionId, at: Date): Promise<void> {
  await db.query(insertRow(refreshToken, { tokenHash, sessionId, issuedAt: at, usedAt: null }));
}

export async function revokeSession(db: Reader, sessionId: string, at: Date): Promise<void> {
  await db.query(sql`update session set revoked_at = ${at} where id = ${sessionId} and revoked_at is null`);
}

/** @returns false when it is over already. */
export async function endSession(tx: Tx, sessionId: SessionId, at: Date): Promise<boolean> {
  const ended = await tx.query(sql`
    update session set revoked_at = ${at}
    where id = ${sessionId} and revoked_at is null and expires_at > ${at} returning 1`);
  return ended.length > 0;
}

/** @returns the session of the token, also when it was over already. */
export async function revokeSessionByToken(db: Reader, tokenHash: string, at: Date): Promise<SessionId | undefined> {
  const [row] = await db.query(sql`
    update session set revoked_at = coalesce(revoked_at, ${at})
    where id = (select session_id from refresh_token where token_hash = ${tokenHash})
    returning ${select({ id: session.id })}`);
  return row?.id;
}

export async function revokeSessionsOf(tx: Tx, subjectId: SubjectId, at: Date): Promise<void> {
  await tx.query(sql`update session set revoked_at = ${at} where subject_id = ${subjectId} and revoked_at is null`);
}

export async function readRevokedSessions(db: Reader, since: Date): Promise<SessionId[]> {
  const rows = await db.query(sql`
    select ${select({ id: session.id })} from session where ${session.revokedAt} >= ${since} order by revoked_at`);
  return rows.map((row) => row.id);
}

export async function deleteSessions(db: Reader, endedBefore: Date): Promise<void> {
  await db.query(sql`delete from session where expires_at < ${endedBefore} or revoked_at < ${endedBefore}`);
}
