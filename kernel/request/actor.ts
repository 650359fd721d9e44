import type { Registered } from '../values/registry.ts';

/** A role of the product's, which grants permissions. */
type Role = Registered<'role'>;
/** A right of the product's. */
export type Permission = Registered<'permission'>;

/** Who is asking. Made by the gateway from a verified token; a client cannot set it. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'customer'; readonly customerId: string; readonly sessionId: string }
  /** A visitor without an account, under the id of a customer of their own that nobody else bears. */
  | { readonly kind: 'guest'; readonly customerId: string; readonly sessionId: string }
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly sessionId: string;
      readonly roles: readonly Role[];
      /** Stores the person works for; empty means every store (head office). */
      readonly locationIds: readonly string[];
    }
  | { readonly kind: 'service'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };

/** Who acts, for ledgers and for idempotency keys that must not meet: a kind and an id, no name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'customer':
    case 'guest':
      return `${actor.kind}:${actor.customerId}`;
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'service':
      return `service:${actor.name}`;
    case 'anonymous':
      return 'anonymous';
  }
}

/** The customer whom a token identifies, of a guest as of an account; undefined for all others. */
export function bearerOf(actor: Actor): string | undefined {
  return actor.kind === 'customer' || actor.kind === 'guest' ? actor.customerId : undefined;
}
