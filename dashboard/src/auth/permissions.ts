import type { StaffRole } from '../api/generated/operations.ts';

/** Permission that a screen or an action needs; the subgraphs decide, the dashboard only hides what they refuse. */
export type Permission =
  | 'catalog:write'
  | 'catalog:cost'
  | 'inventory:read'
  | 'inventory:write'
  | 'customers:read'
  | 'orders:read'
  | 'loyalty:read'
  | 'reports:read';

/** The part of the house's matrix that the dashboard needs; a contract test holds it equal to the subgraphs'. */
export const GRANTS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  EXECUTIVE: ['reports:read', 'catalog:cost', 'inventory:read', 'orders:read', 'customers:read', 'loyalty:read'],
  MERCHANDISER: ['catalog:write', 'catalog:cost', 'inventory:read', 'inventory:write', 'reports:read', 'orders:read'],
  ASSOCIATE: ['inventory:read', 'inventory:write', 'customers:read', 'orders:read', 'loyalty:read'],
  SERVICE: ['inventory:read', 'customers:read', 'orders:read', 'loyalty:read'],
  ADMIN: [
    'catalog:write',
    'catalog:cost',
    'inventory:read',
    'inventory:write',
    'customers:read',
    'orders:read',
    'loyalty:read',
    'reports:read',
  ],
};

/** What react-admin asks about: a resource and an action. `null` needs no permission beyond being staff. */
const NEEDS: Readonly<Record<string, { readonly read: Permission | null; readonly write: Permission | null }>> = {
  overview: { read: 'reports:read', write: null },
  products: { read: null, write: 'catalog:write' },
  costs: { read: 'catalog:cost', write: 'catalog:cost' },
  stock: { read: 'inventory:read', write: 'inventory:write' },
  orders: { read: 'orders:read', write: null },
  customers: { read: 'customers:read', write: null },
};

const READS = new Set(['list', 'show', 'export']);

/** Denies what it does not know. */
export function mayDo(roles: readonly StaffRole[], resource: string, action: string): boolean {
  const needs = NEEDS[resource];
  if (!needs || roles.length === 0) return false;
  if (!READS.has(action) && needs.write === null) return false;
  const permission = READS.has(action) ? needs.read : needs.write;
  return permission === null || roles.some((role) => GRANTS[role].includes(permission));
}
