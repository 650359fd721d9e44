import type { Actor } from '#kernel/request/actor.ts';
import { can } from '../../../shared/permissions.ts';
import { isAccountIdentifier } from './account-identifier.ts';
import { type Customer, isSelf } from './customer.ts';
import { type Identifier, isToken, maskIdentifier } from './identifiers.ts';

/** An identifier as a profile shows it. */
export interface IdentifierView extends Identifier {
  readonly source: string;
  readonly firstSeenAt: Date;
  readonly verifiedAt: Date | null;
}

/**
 * Tokens of cards, devices and cookies are shown whole to other domains alone; the rest to the person and to staff who
 * may write customers.
 */
export function viewIdentifiers(
  actor: Actor,
  customer: Pick<Customer, 'memberIds'>,
  identifiers: readonly IdentifierView[],
): IdentifierView[] {
  const trusted = isSelf(actor, customer.memberIds) || can(actor, 'customers:write');
  return identifiers
    .filter((identifier) => actor.kind === 'service' || !isAccountIdentifier(identifier))
    .map((identifier) => {
      const whole = actor.kind === 'service' || (trusted && !isToken(identifier.kind));
      return whole ? identifier : { ...identifier, value: maskIdentifier(identifier) };
    });
}
