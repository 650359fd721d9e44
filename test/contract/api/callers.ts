import type { Actor } from '#kernel/request/actor.ts';
import type { AccessRule } from '../../../gateway/execution/supergraph-facts.ts';
import { can, type Permission, ROLES, type Role } from '../../../subgraphs/shared/permissions.ts';

/** Kinds of callers and roles of the staff. There are no apps yet, and a service never asks from outside. */
export type Caller = 'anonymous' | 'guest' | 'customer' | Role;
export const CALLERS: readonly Caller[] = ['anonymous', 'guest', 'customer', ...ROLES];

export function actorOf(caller: Caller): Actor {
  if (caller === 'anonymous') return { kind: 'anonymous' };
  if (caller === 'guest' || caller === 'customer') return { kind: caller, customerId: 'cus_1', sessionId: 'ses_1' };
  return { kind: 'staff', staffId: 'stf_1', sessionId: 'ses_1', roles: [caller], locationIds: [] };
}

/** What the schema calls ORDERS_READ, of the product's own list of rights. */
export function may(caller: Caller, permission: string): boolean {
  const actor = actorOf(caller);
  if (permission === 'STAFF') return actor.kind === 'staff';
  return can(actor, permission.toLowerCase().replace('_', ':') as Permission);
}

/** Whether rights alone refuse a field to a caller. */
export function isDenied(caller: Caller, rule: AccessRule): boolean {
  return !rule.isOpen && !rule.permissions.some((permission) => may(caller, permission));
}
