import type { CustomersDeps } from '../deps.ts';
import { readRevokedSessions } from './store/sessions.ts';

/** Sessions ended since then: the gateway refuses their tokens, which live on until they expire. */
export function listRevokedSessions(deps: CustomersDeps, since: Date): Promise<string[]> {
  return readRevokedSessions(deps.db, since);
}
