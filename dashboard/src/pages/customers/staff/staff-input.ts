import type {
  CreateStaffMemberInput,
  StaffMemberFilter,
  StaffRole,
  UpdateStaffMemberInput,
} from '../../../api/generated/customers/staff.ts';

/** In the order in which they are offered. */
export const STAFF_ROLES: readonly StaffRole[] = [
  'ASSOCIATE',
  'STORE_MANAGER',
  'SERVICE',
  'MERCHANDISER',
  'EXECUTIVE',
  'ADMIN',
];

/** The values of the fields that both forms have. */
interface StaffForm {
  readonly name?: string | null;
  readonly roles?: readonly StaffRole[] | null;
  readonly locationIds?: readonly string[] | null;
}

/** The values of the form of somebody new. */
export interface NewStaffMember extends StaffForm {
  readonly email?: string | null;
  /** One a form: sent twice, it adds one person. */
  readonly idempotencyKey: string;
}

/** What is changed of somebody: their fields, or whether they work here. */
export interface EditedStaffMember extends StaffForm {
  readonly id: string;
  readonly version: number;
  readonly isActive: boolean;
}

/** The server creates the first password, and names what is missing or wrong. */
export function toCreateInput(form: NewStaffMember): CreateStaffMemberInput {
  return { ...toFields(form), email: (form.email ?? '').trim(), idempotencyKey: form.idempotencyKey };
}

/** Somebody who has another `version` by now is refused. */
export function toUpdateInput(form: EditedStaffMember): UpdateStaffMemberInput {
  return { ...toFields(form), staffMemberId: form.id, expectedVersion: form.version, isActive: form.isActive };
}

function toFields({ name, roles, locationIds }: StaffForm) {
  return { name: (name ?? '').trim(), roles: roles ?? [], locationIds: locationIds ?? [] };
}

interface Selection {
  readonly role?: StaffRole;
  readonly locationId?: string;
  readonly state?: string;
}

/** What the filters of the list ask for. */
export function toFilter({ role, locationId, state }: Selection): StaffMemberFilter {
  return {
    ...(role ? { roles: [role] } : {}),
    ...(locationId ? { locationIds: [locationId] } : {}),
    ...(state ? { isActive: state === 'works' } : {}),
  };
}
