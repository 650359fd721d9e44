import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';

export const service: Actor = { kind: 'service', name: 'test' };
export const visitor: Actor = { kind: 'anonymous' };

/** A new member of staff with these roles, bound to these stores or to none. */
export function staffActor(
  roles: Extract<Actor, { kind: 'staff' }>['roles'],
  locationIds: readonly string[] = [],
): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', staffId: newId('stf'), sessionId: newId('ses'), roles, locationIds };
}

export function customerActor(customerId: string): Actor {
  return { kind: 'customer', customerId, sessionId: newId('ses') };
}

/** A visitor in a guest session of their own. */
export function guestActor(customerId: string = newId('cus')): Extract<Actor, { kind: 'guest' }> {
  return { kind: 'guest', customerId, sessionId: newId('ses') };
}
