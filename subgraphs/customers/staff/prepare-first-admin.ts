import type { CustomersDeps } from '../deps.ts';
import { hashFirstAdminCode, newFirstAdminCode } from './model/first-admin-code.ts';
import { writeFirstAdminCode } from './store/first-admin-codes.ts';
import { hasAdmin } from './store/staff-members.ts';

/**
 * Makes the one-time code by which the first admin is claimed; only its hash is kept, an earlier code no longer holds.
 * @returns the plain code, to be shown once; undefined when there is an admin.
 */
export async function prepareFirstAdmin(deps: CustomersDeps): Promise<string | undefined> {
  if (await hasAdmin(deps.db)) return undefined;
  const code = newFirstAdminCode();
  await writeFirstAdminCode(deps.db, hashFirstAdminCode(code), deps.clock.now());
  return code;
}
