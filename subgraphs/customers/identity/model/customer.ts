import type { Actor } from '#kernel/request/actor.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomerRow } from '../store/customers.ts';

/** True for a customer who asks for themselves, under any of the ids they ever had. */
export function isSelf(actor: Actor, memberIds: readonly string[]): boolean {
  return actor.kind === 'customer' && memberIds.includes(actor.customerId);
}

/** Personal data: for the person, for staff who may read customers, for other domains; nobody else. */
export function mayReadCustomer(actor: Actor, customer: Pick<CustomerRow, 'memberIds'>): boolean {
  return can(actor, 'customers:read') || isSelf(actor, customer.memberIds);
}
