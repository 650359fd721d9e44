import type { LocationId, StaffId } from '../../../shared/ids.ts';
import type { Role } from '../../../shared/permissions.ts';

/** @public named by tables.prisma. */
export type StaffRole = Role;

export interface StaffMember {
  readonly id: StaffId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Stores they are bound to; empty for everywhere. */
  readonly locationIds: readonly LocationId[];
  /** False for one who left: they cannot sign in. */
  readonly active: boolean;
  /** Grows with every change. */
  readonly version: number;
}

export function isAdmin(staff: StaffMember): boolean {
  return staff.active && staff.roles.includes('ADMIN');
}

/** True when the two may do the same in the same places. */
export function hasSameRights(a: StaffMember, b: StaffMember): boolean {
  const rights = ({ active, roles, locationIds }: StaffMember) => JSON.stringify([active, roles, locationIds]);
  return rights(a) === rights(b);
}
