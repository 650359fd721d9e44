import { ConflictError, ForbiddenError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { hashFirstAdminCode } from './model/first-admin-code.ts';
import { parseStaffEmail, parseStaffName } from './model/staff-input.ts';
import { holdsFirstAdminCode, takeFirstAdminCode } from './store/first-admin-codes.ts';
import { hasAdmin, insertStaff } from './store/staff-members.ts';

const NOT_VALID = 'This code is not valid';

/**
 * Makes the bearer of the code the first admin and signs them in.
 * @throws ForbiddenError for a wrong or used code; ConflictError when the address is taken.
 */
export async function claimFirstAdmin(
  deps: CustomersDeps,
  input: { readonly code: string; readonly email: string; readonly password: string; readonly name: string },
): Promise<OpenedSession> {
  const email = parseStaffEmail(input.email);
  const name = parseStaffName(input.name);
  const password = await parseNewPassword(input.password);
  const codeHash = hashFirstAdminCode(input.code);
  // Looked at first, so that guessing codes costs us no password hash.
  if (!(await holdsFirstAdminCode(deps.db, codeHash))) throw new ForbiddenError(NOT_VALID);
  const passwordHash = await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  return deps.db.inTransaction('claim-first-admin', async (tx) => {
    if (!(await takeFirstAdminCode(tx, codeHash)) || (await hasAdmin(tx))) {
      throw new ForbiddenError(NOT_VALID);
    }
    const id = newId('stf');
    const staff = { id, email, name, roles: ['ADMIN'] as const, locationIds: [], passwordHash };
    if (!(await insertStaff(tx, staff, at)))
      throw new ConflictError('This address belongs to a member of staff', 'ALREADY_EXISTS');
    return openSession(deps, tx, 'staff', id, { roles: staff.roles, locationIds: [] });
  });
}
