import { createHash, randomBytes } from 'node:crypto';
import { ConflictError, ForbiddenError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword, parsePassword } from '../sessions/model/password.ts';
import { type OpenedSession, openSession } from '../sessions/open-session.ts';
import { parseStaffEmail, parseStaffName } from './model/staff-input.ts';
import {
  hasAdmin,
  holdsFirstAdminCode,
  insertStaff,
  takeFirstAdminCode,
  writeFirstAdminCode,
} from './store/staff-members.ts';

function hashCode(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase().replace(/-/g, '')).digest('base64url');
}

const NOT_VALID = 'This code is not valid';

/** Letters and digits that are not taken for one another on a screen. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 20 of 32 characters, 100 random bits, in groups of five: ABCDE-FGHJK-LMNPQ-RSTUV. */
function newCode(): string {
  const characters = [...randomBytes(20)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return [0, 5, 10, 15].map((start) => characters.slice(start, start + 5).join('')).join('-');
}

/**
 * Makes the one-time code by which the first admin is claimed; only its hash is kept, an earlier code no longer holds.
 * @returns the plain code, to be shown once; undefined when there is an admin.
 */
export async function prepareFirstAdmin(deps: CustomersDeps): Promise<string | undefined> {
  if (await hasAdmin(deps.db)) return undefined;
  const code = newCode();
  await writeFirstAdminCode(deps.db, hashCode(code), deps.clock.now());
  return code;
}

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
  const password = parsePassword(input.password);
  const codeHash = hashCode(input.code);
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
    if (!(await insertStaff(tx, staff, at))) throw new ConflictError('This address belongs to somebody of the staff');
    return openSession(deps, tx, 'staff', id, { roles: staff.roles, locationIds: [] });
  });
}
