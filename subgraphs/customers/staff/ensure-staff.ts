import { z } from 'zod';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { parseLocationIds, parseRoles, parseStaffEmail, parseStaffName } from './model/staff-input.ts';
import { insertStaff, readStaffCredential } from './store/staff-members.ts';

const staffBatch = z
  .array(
    z.object({
      email: z.string(),
      name: z.string(),
      password: z.string(),
      roles: z.array(z.string()),
      locationIds: z.array(z.string()).default([]),
    }),
  )
  .max(1_000);

/**
 * Makes the sign-ins of the demo shop; those that exist are left as they are.
 * @throws ForbiddenError in production: passwords that everybody knows have no place there.
 */
export async function ensureStaff(
  deps: CustomersDeps,
  batch: unknown,
): Promise<Array<{ email: string; staffId: string }>> {
  if (deps.config.mode === 'production') throw new ForbiddenError('Demo sign-ins are refused in production');
  const items = parseInput(staffBatch, batch, 'staff');
  // One hash for each password: the demo's is the same for all, and is no secret.
  const hashes = new Map<string, string>();
  for (const { password } of items) {
    if (!hashes.has(password))
      hashes.set(password, await hashPassword(await parseNewPassword(password), deps.passwordCost));
  }
  const at = deps.clock.now();
  return deps.db.inTransaction('ensure-staff', async (tx) => {
    const made: Array<{ email: string; staffId: string }> = [];
    for (const { email: raw, name, password, roles, locationIds } of items) {
      const email = parseStaffEmail(raw);
      const staff = {
        id: newId('stf'),
        email,
        name: parseStaffName(name),
        roles: parseRoles(roles),
        locationIds: parseLocationIds(locationIds),
        passwordHash: hashes.get(password) ?? '',
      };
      const added = await insertStaff(tx, staff, at);
      const staffId = added ? staff.id : (await readStaffCredential(tx, email))?.id;
      made.push({ email: raw, staffId: staffId ?? staff.id });
    }
    return made;
  });
}
