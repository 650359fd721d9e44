import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { ROLES, type Role } from '../../../shared/permissions.ts';
import { normalizeIdentifier } from '../../identity/model/identifiers.ts';
import { parseName } from '../../profiles/model/profile-input.ts';
import type { StaffMember } from './staff-member.ts';

/** @throws ValidationError */
export function parseStaffEmail(raw: string): string {
  const email = normalizeIdentifier('EMAIL', raw);
  if (!email)
    throw new ValidationError([
      { path: 'email', issueCode: 'INVALID_FORMAT', message: 'not an e-mail address that can be used' },
    ]);
  return email.value;
}

/** @throws ValidationError */
export function parseStaffName(raw: string): string {
  const name = parseName(raw, 'name');
  if (name === undefined)
    throw new ValidationError([{ path: 'name', issueCode: 'REQUIRED', message: 'must not be empty' }]);
  return name;
}

/** @throws ValidationError when there is none or an unknown one. */
export function parseRoles(raw: readonly string[]): Role[] {
  const roles = ROLES.filter((role) => raw.includes(role));
  if (roles.length === 0 || raw.some((role) => !(ROLES as readonly string[]).includes(role))) {
    throw new ValidationError([
      { path: 'roles', issueCode: 'REQUIRED', message: `name at least one of ${ROLES.join(', ')}` },
    ]);
  }
  return roles;
}

/** @throws ValidationError when a store manager is bound to no store: their figures are those of their stores. */
export function checkBinding({ roles, locationIds }: Pick<StaffMember, 'roles' | 'locationIds'>): void {
  if (!roles.includes('STORE_MANAGER') || locationIds.length > 0) return;
  throw new ValidationError([
    { path: 'locationIds', issueCode: 'REQUIRED', message: 'a store manager is bound to at least one store' },
  ]);
}

/** Places that a member of staff may be bound to; more are everywhere. */
export const MAX_LOCATIONS = 250;

/** @throws ValidationError; each store once, in key order. */
export function parseLocationIds(raw: readonly string[]): LocationId[] {
  const bounds = { min: 0, max: MAX_LOCATIONS };
  const issues = boundIssues('locationIds', raw.length, bounds, 'length', `must have at most ${MAX_LOCATIONS} places`);
  if (issues.length > 0) throw new ValidationError(issues);
  return [...new Set(raw.map((id, index) => parseId('loc', id, `locationIds.${index}`)))].sort();
}
