import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { type Proved, proveByLink } from './prove-by-link.ts';

/**
 * Sets the password of an account by a link that was mailed to its address, which proves the address too. Every session
 * of the account ends: who knew the old password is out.
 * @throws ValidationError | UnavailableError
 */
export async function resetPassword(
  deps: CustomersDeps,
  request: RequestContext,
  { linkToken, password }: { readonly linkToken: string; readonly password: string },
): Promise<Proved> {
  const chosen = await parseNewPassword(password);
  const newPasswordHash = (email: string) => hashPassword(chosen, deps.passwordCost, deps.passwordSalts(email));
  return proveByLink(deps, request, { purpose: 'RESET_PASSWORD', linkToken, newPasswordHash });
}
