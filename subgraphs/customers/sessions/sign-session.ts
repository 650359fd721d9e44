import type { CustomersDeps } from '../deps.ts';
import type { OpenedSession, Session, StaffScope } from './model/session.ts';

/** The session with an access token for the next quarter of an hour; staff's carries what they may do and where. */
export async function signSession(
  deps: CustomersDeps,
  session: Pick<Session, 'id' | 'kind' | 'subjectId'>,
  refreshToken: string,
  { roles, locationIds }: StaffScope = { roles: [], locationIds: [] },
): Promise<OpenedSession> {
  const { id: sessionId, kind, subjectId } = session;
  const subject = { subjectId, sessionId };
  const access = await deps.signer.sign(
    kind === 'staff' ? { kind, ...subject, roles, locationIds } : { kind, ...subject },
    deps.clock.now(),
  );
  return { ...access, refreshToken, kind, subjectId };
}
