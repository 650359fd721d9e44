import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, UnauthenticatedError } from '#kernel/values/errors.ts';

export const ROLES = ['EXECUTIVE', 'MERCHANDISER', 'ASSOCIATE', 'SERVICE', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

const PERMISSIONS = [
  'catalog:write',
  'catalog:cost',
  'inventory:read',
  'inventory:write',
  'customers:read',
  'customers:write',
  'orders:read',
  'orders:write',
  'orders:pos',
  'loyalty:read',
  'loyalty:write',
  'reports:read',
  'staff:write',
  'operations:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

declare module '#kernel/values/registry.ts' {
  interface Registry {
    role: Role;
    permission: Permission;
  }
}

/** One matrix, shared with the dashboard, which only hides what the subgraphs refuse. */
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  EXECUTIVE: ['reports:read', 'catalog:cost', 'inventory:read', 'orders:read', 'customers:read', 'loyalty:read'],
  MERCHANDISER: ['catalog:write', 'catalog:cost', 'inventory:read', 'inventory:write', 'reports:read', 'orders:read'],
  ASSOCIATE: [
    'inventory:read',
    'inventory:write',
    'customers:read',
    'customers:write',
    'orders:read',
    'orders:write',
    'orders:pos',
    'loyalty:read',
  ],
  SERVICE: [
    'inventory:read',
    'customers:read',
    'customers:write',
    'orders:read',
    'orders:write',
    'loyalty:read',
    'loyalty:write',
  ],
  ADMIN: PERMISSIONS,
};

/** Deny by default: services may do everything on ports, staff what a role grants, nobody else anything. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'service') return true;
  return actor.kind === 'staff' && actor.roles.some((role) => GRANTS[role].includes(permission));
}

/** @throws UnauthenticatedError | ForbiddenError */
export function assertCan(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  if (actor.kind === 'anonymous') throw new UnauthenticatedError();
  throw new ForbiddenError(`This needs the permission ${permission}`);
}

/** Staff bound to stores act only there; everybody else is bound to none. */
export function isAtLocation(actor: Actor, locationId: string): boolean {
  return actor.kind !== 'staff' || actor.locationIds.length === 0 || actor.locationIds.includes(locationId);
}

/** @throws ForbiddenError for staff of other stores. */
export function assertAtLocation(actor: Actor, locationId: string): void {
  if (!isAtLocation(actor, locationId)) throw new ForbiddenError('This store is not one of yours');
}
