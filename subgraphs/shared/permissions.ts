import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, UnauthenticatedError } from '#kernel/values/errors.ts';

export const ROLES = ['EXECUTIVE', 'MERCHANDISER', 'STORE_MANAGER', 'ASSOCIATE', 'SERVICE', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** All permissions, and what each allows. */
export const PERMISSIONS = {
  'catalog:write': 'Change products, prices, channels and collections.',
  'catalog:cost': 'See what products cost.',
  'inventory:read': 'See exact stock, movements and reservations.',
  'inventory:write': 'Change stock, reservations and places.',
  'customers:read': 'See customers, their history and what staff noted.',
  'customers:write': 'Change, identify, merge and separate customers.',
  'orders:read': 'See orders, fulfillment and returns.',
  'orders:write': 'Change orders, fulfill them and take returns.',
  'orders:pos': 'Record sales of a POS.',
  'loyalty:read': 'See points and gift cards.',
  'loyalty:write': 'Change points and gift cards.',
  'reports:read': 'See figures and journeys.',
  'commissions:read': 'See what associates earn by commission; everybody sees their own.',
  'commissions:write': 'Set the rules of commissions.',
  'reports:write': 'Set goals, alerts and what else the figures are held against.',
  'staff:write': 'Administer the staff.',
  'operations:write': 'Retry failed tasks; see and cancel jobs.',
} as const;
export type Permission = keyof typeof PERMISSIONS;
const ALL = Object.keys(PERMISSIONS) as Permission[];

declare module '#kernel/values/registry.ts' {
  interface Registry {
    role: Role;
    permission: Permission;
  }
}

/** One matrix, shared with the dashboard, which only hides what the subgraphs refuse. */
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  EXECUTIVE: [
    'reports:read',
    'commissions:read',
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
    'commissions:read',
    'inventory:read',
    'inventory:write',
    'customers:read',
    'customers:write',
    'orders:read',
    'orders:write',
    'orders:pos',
    'loyalty:read',
  ],
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
  ADMIN: ALL,
};

/** What any of the roles grants, in the order of the list. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return ALL.filter((permission) => roles.some((role) => GRANTS[role].includes(permission)));
}

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

/** The stores that the caller is bound to; undefined for everybody who is bound to none. */
export function boundTo(actor: Actor): readonly string[] | undefined {
  return actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined;
}

/** Staff bound to stores act only there; everybody else is bound to none. */
export function isAtLocation(actor: Actor, locationId: string): boolean {
  return boundTo(actor)?.includes(locationId) ?? true;
}

/**
 * The stores of a question about stores: those asked for, or all of one's own for staff bound to stores.
 * @throws ForbiddenError when one asked for is not among them.
 */
export function storesAskedFor(actor: Actor, asked: readonly string[]): readonly string[] {
  if (actor.kind !== 'staff' || actor.locationIds.length === 0) return asked;
  for (const id of asked) assertAtLocation(actor, id);
  return asked.length > 0 ? asked : actor.locationIds;
}

/** @throws ForbiddenError for staff bound to stores: what they would change is of no store. */
export function assertBoundToNone(actor: Actor, message: string): void {
  if (boundTo(actor) !== undefined) throw new ForbiddenError(message);
}

/** @throws ForbiddenError for staff of other stores. */
export function assertAtLocation(actor: Actor, locationId: string): void {
  if (!isAtLocation(actor, locationId)) throw new ForbiddenError('This store is not one of yours');
}
