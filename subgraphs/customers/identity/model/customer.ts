import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { CustomerId } from '../../../shared/ids.ts';

/**
 * A person as read. By staff and other domains: the survivor, with what any record joined to it told. By a token: the
 * record that it belongs to, with those that its bearer has proved.
 */
export interface Customer {
  /** The survivor's, or the token's own. */
  readonly id: CustomerId;
  /** The ids of the records, its own included, in id order. */
  readonly memberIds: readonly CustomerId[];
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Another after every change. */
  readonly version: number;
}

/** The fields of a profile that a change sets; an absent one stays, null clears it. */
export interface ProfileChange {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly locale?: string | null;
}

/** True when the person is the one to whom the caller's token belongs. */
export function isSelf(actor: Actor, { id }: Pick<Customer, 'id'>): boolean {
  return bearerOf(actor) === id;
}
