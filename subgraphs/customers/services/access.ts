import { type Actor, can } from '../../shared/access.ts';
import type { CustomerRow } from '../store/customer-store.ts';

/** True for a customer who asks for themselves, under any of the ids they ever had. */
export function isSelf(actor: Actor, memberIds: readonly string[]): boolean {
  return actor.kind === 'customer' && memberIds.includes(actor.customerId);
}

/** Personal data: for the person, for staff who may read customers, for other domains; nobody else. */
export function mayReadCustomer(actor: Actor, customer: Pick<CustomerRow, 'memberIds'>): boolean {
  return can(actor, 'customers:read') || isSelf(actor, customer.memberIds);
}

/** Who acts, for the record. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'customer':
      return `customer:${actor.customerId}`;
    case 'service':
      return `service:${actor.name}`;
    case 'anonymous':
      return 'anonymous';
  }
}
