import type { Actor } from '#kernel/request/actor.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomerRow } from '../store/customers.ts';
import type { IdentifierRow } from '../store/identifiers.ts';
import type { MergeEventView } from '../store/merge-events.ts';
import { isAccountIdentifier } from './account-identifier.ts';
import { isSelf } from './customer.ts';
import { isToken, maskIdentifier } from './identifiers.ts';

export type IdentifierView = Omit<IdentifierRow, 'survivorId'>;

/** The name, else the address, else the end of the id. */
export function displayName({ firstName, lastName, email, id }: CustomerRow): string {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name || email || `Visitor ${id.slice(-6)}`;
}

/**
 * Tokens of cards, devices and cookies are shown whole to other domains alone; the rest to the person and to staff who
 * may write customers.
 */
export function viewIdentifiers(
  actor: Actor,
  customer: CustomerRow,
  identifiers: readonly IdentifierRow[],
): IdentifierView[] {
  const trusted = isSelf(actor, customer.memberIds) || can(actor, 'customers:write');
  return identifiers
    .filter((identifier) => actor.kind === 'service' || !isAccountIdentifier(identifier))
    .map((identifier) => {
      const whole = actor.kind === 'service' || (trusted && !isToken(identifier.kind));
      return whole ? identifier : { ...identifier, value: maskIdentifier(identifier) };
    });
}

/** What a link rests on, in words, values masked; the reason given where a person decided. */
export function describeEvidence({ evidence, reason }: MergeEventView): string {
  const parts = evidence.map((identifier) => `${identifier.kind} ${maskIdentifier(identifier)}`);
  return parts.join(', ') || reason || 'decided by hand';
}
