import type { StaffRole } from '../api/generated/customers/staff.ts';

/** Permission that a screen or an action needs; the subgraphs decide, the dashboard only hides what they refuse. */
export type Permission =
  | 'catalog:write'
  | 'catalog:cost'
  | 'inventory:read'
  | 'inventory:write'
  | 'customers:read'
  | 'orders:read'
  | 'orders:write'
  | 'loyalty:read'
  | 'reports:read'
  | 'commissions:write'
  | 'reports:write'
  | 'staff:write'
  | 'operations:write';

/** The part of the permission matrix that the dashboard needs; a contract test holds it equal to the subgraphs'. */
export const GRANTS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  EXECUTIVE: [
    'reports:read',
    'reports:write',
    'catalog:cost',
    'inventory:read',
    'orders:read',
    'customers:read',
    'loyalty:read',
  ],
  MERCHANDISER: ['catalog:write', 'catalog:cost', 'inventory:read', 'inventory:write', 'reports:read', 'orders:read'],
  STORE_MANAGER: [
    'reports:read',
    'inventory:read',
    'inventory:write',
    'customers:read',
    'orders:read',
    'orders:write',
    'loyalty:read',
  ],
  ASSOCIATE: ['inventory:read', 'inventory:write', 'customers:read', 'orders:read', 'orders:write', 'loyalty:read'],
  SERVICE: ['inventory:read', 'customers:read', 'orders:read', 'orders:write', 'loyalty:read'],
  ADMIN: [
    'catalog:write',
    'catalog:cost',
    'inventory:read',
    'inventory:write',
    'customers:read',
    'orders:read',
    'orders:write',
    'loyalty:read',
    'reports:read',
    'commissions:write',
    'reports:write',
    'staff:write',
    'operations:write',
  ],
};

/** Permissions that a page needs: `read: null` is open to all staff, `write: null` means that nothing can be written. */
export interface Needs {
  readonly read: Permission | null;
  readonly write: Permission | null;
}

/** The needs of everything that react-admin asks about, by resource. */
export type AccessTable = Readonly<Record<string, Needs>>;

const READS = new Set(['list', 'show', 'export']);

/** Denies what the table does not know, and that anything be deleted: no page does, and react-admin would offer it. */
export function mayDo(table: AccessTable, roles: readonly StaffRole[], resource: string, action: string): boolean {
  const needs = table[resource];
  if (!needs || roles.length === 0 || action === 'delete') return false;
  if (!READS.has(action) && needs.write === null) return false;
  const permission = READS.has(action) ? needs.read : needs.write;
  return permission === null || roles.some((role) => GRANTS[role].includes(permission));
}
