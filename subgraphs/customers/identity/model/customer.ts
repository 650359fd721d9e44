import type { Actor } from '#kernel/request/actor.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { can } from '../../../shared/permissions.ts';

/** A person as read: the survivor, with what any of its members told. */
export interface Customer {
  /** The survivor's. */
  readonly id: CustomerId;
  /** Every id of the person, the survivor's included, in id order. */
  readonly memberIds: readonly CustomerId[];
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The fields of a profile that a change sets; an absent one stays, null clears it. */
export interface ProfileChange {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly locale?: string | null;
}

/** True for a customer who asks for themselves, under any of the ids they ever had. */
export function isSelf(actor: Actor, memberIds: readonly string[]): boolean {
  return actor.kind === 'customer' && memberIds.includes(actor.customerId);
}

/** Personal data: for the person, for staff who may read customers, for other domains; for no other caller. */
export function mayReadCustomer(actor: Actor, customer: Pick<Customer, 'memberIds'>): boolean {
  return can(actor, 'customers:read') || isSelf(actor, customer.memberIds);
}
