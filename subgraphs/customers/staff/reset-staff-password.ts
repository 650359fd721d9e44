import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { linkIsOver, parseLinkToken } from '../sessions/parse-link-token.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { readLink, useLink } from '../sessions/store/one-time-links.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { setStaffPassword } from './store/staff-members.ts';

const PURPOSE = 'RESET_STAFF_PASSWORD';

/**
 * Sets the password of a member of staff by a link that was mailed to them, and ends their sessions.
 * @returns the address that they sign in by.
 * @throws ValidationError when the link was used, is over or is none.
 */
export async function resetStaffPassword(
  deps: CustomersDeps,
  { linkToken, password }: { readonly linkToken: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const chosen = await parseNewPassword(password);
  const id = parseLinkToken(deps, PURPOSE, linkToken);
  if (!(await readLink(deps.db, id, deps.clock.now()))) throw linkIsOver();
  const passwordHash = await hashPassword(chosen, deps.passwordCost);
  const at = deps.clock.now();
  const email = await deps.db.inTransaction('reset-staff-password', async (tx) => {
    const mailedTo = await useLink(tx, { id, purpose: PURPOSE }, at);
    const staffId = mailedTo && (await setStaffPassword(tx, { email: mailedTo, passwordHash }, at));
    if (!staffId) throw linkIsOver();
    await revokeSessionsOf(tx, staffId, at);
    return mailedTo;
  });
  return { email };
}
