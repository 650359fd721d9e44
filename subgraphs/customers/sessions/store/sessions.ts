import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Session } from '../model/session.ts';

/** Opens a session with its first refresh token, in one statement. */
export async function insertSession(
  db: Reader,
  session: Omit<Session, 'revokedAt'>,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await db.query(sql`
    with opened as (
      insert into session (id, kind, subject_id, created_at, expires_at)
      values (${session.id}, ${session.kind}, ${session.subjectId}, ${at}, ${session.expiresAt}) returning id)
    insert into refresh_token (token_hash, session_id, issued_at) select ${tokenHash}, id, ${at} from opened`);
}

/** The session of a refresh token that was presented. */
export interface PresentedToken extends Session {
  /** False when it was used before: two hold it, and one of them stole it. */
  readonly firstUse: boolean;
}

/** Uses a token up; of two who show it at once only one is first. */
export async function useRefreshToken(tx: Tx, tokenHash: string, at: Date): Promise<PresentedToken | undefined> {
  const [used] = await tx.query<{ sessionId: string }>(sql`
    update refresh_token set used_at = ${at} where token_hash = ${tokenHash} and used_at is null
    returning session_id as "sessionId"`);
  const [row] = await tx.query<Session>(sql`
    select s.id, s.kind, s.subject_id as "subjectId", s.expires_at as "expiresAt", s.revoked_at as "revokedAt"
    from refresh_token t join session s on s.id = t.session_id where t.token_hash = ${tokenHash} for no key update of s`);
  return row && { ...row, firstUse: used !== undefined };
}

export async function insertRefreshToken(tx: Tx, tokenHash: string, sessionId: string, at: Date): Promise<void> {
  await tx.query(sql`
    insert into refresh_token (token_hash, session_id, issued_at) values (${tokenHash}, ${sessionId}, ${at})`);
}

export async function revokeSession(db: Reader, sessionId: string, at: Date): Promise<void> {
  await db.query(sql`update session set revoked_at = ${at} where id = ${sessionId} and revoked_at is null`);
}

export async function revokeSessionByToken(db: Reader, tokenHash: string, at: Date): Promise<void> {
  await db.query(sql`
    update session set revoked_at = ${at}
    where id = (select session_id from refresh_token where token_hash = ${tokenHash}) and revoked_at is null`);
}

export async function revokeSessionsOf(tx: Tx, subjectId: string, at: Date): Promise<void> {
  await tx.query(sql`update session set revoked_at = ${at} where subject_id = ${subjectId} and revoked_at is null`);
}

export async function readRevokedSessions(db: Reader, since: Date): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    sql`select id from session where revoked_at >= ${since} order by revoked_at`,
  );
  return rows.map((row) => row.id);
}

export async function deleteSessions(db: Reader, endedBefore: Date): Promise<void> {
  await db.query(sql`delete from session where expires_at < ${endedBefore} or revoked_at < ${endedBefore}`);
}
