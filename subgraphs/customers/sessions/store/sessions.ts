import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, insertRow, value } from '#kernel/database/write.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { refreshToken, session } from '../../prisma/generated/tables.ts';
import type { Session, SubjectId } from '../model/session.ts';

/** Opens a session with its first refresh token, in one statement. */
export async function insertSession(
  db: Reader,
  opened: Omit<Session, 'revokedAt'>,
  tokenHash: string,
  at: Date,
): Promise<void> {
  const { id, kind, subjectId, expiresAt } = opened;
  const token = {
    tokenHash: value(refreshToken.tokenHash, tokenHash),
    sessionId: sql`opened.id`,
    issuedAt: value(refreshToken.issuedAt, at),
    usedAt: value(refreshToken.usedAt, null),
  };
  await db.query(sql`
    with opened as (
      ${insertRow(session, { id, kind, subjectId, expiresAt, createdAt: at, revokedAt: null })} returning id)
    ${insertInto(refreshToken, token, sql`from opened`)}`);
}

/** The session of a refresh token that was presented. */
export interface PresentedToken extends Session {
  /** False when it was used before: two hold it, and one of them stole it. */
  readonly firstUse: boolean;
}

const s = aliased(session, 's');
const t = aliased(refreshToken, 't');
const SESSION = select(pick(s, 'id', 'kind', 'subjectId', 'expiresAt', 'revokedAt'));

/** Uses a token up; of two that present it at once only one is first. */
export async function useRefreshToken(tx: Tx, tokenHash: string, at: Date): Promise<PresentedToken | undefined> {
  const used = await tx.query(sql`
    update refresh_token set used_at = ${at} where token_hash = ${tokenHash} and used_at is null returning 1`);
  const [row] = await tx.query(sql`
    select ${SESSION} from refresh_token t join session s on ${s.id} = ${t.sessionId}
    where ${t.tokenHash} = ${tokenHash} for no key update of s`);
  return row && { ...row, firstUse: used.length > 0 };
}

export async function insertRefreshToken(tx: Tx, tokenHash: string, sessionId: SessionId, at: Date): Promise<void> {
  await tx.query(insertRow(refreshToken, { tokenHash, sessionId, issuedAt: at, usedAt: null }));
}

export async function revokeSession(db: Reader, sessionId: string, at: Date): Promise<void> {
  await db.query(sql`update session set revoked_at = ${at} where id = ${sessionId} and revoked_at is null`);
}

export async function revokeSessionByToken(db: Reader, tokenHash: string, at: Date): Promise<void> {
  await db.query(sql`
    update session set revoked_at = ${at}
    where id = (select session_id from refresh_token where token_hash = ${tokenHash}) and revoked_at is null`);
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
