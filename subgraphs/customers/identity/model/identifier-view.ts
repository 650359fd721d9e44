import type { Actor } from '#kernel/request/actor.ts';
import type { IdentifierId } from '../../../shared/ids.ts';
import { can } from '../../../shared/permissions.ts';
import { type Customer, isSelf } from './customer.ts';
import { type Identifier, isToken, maskIdentifier } from './identifiers.ts';

/** An identifier as a profile shows it. */
export interface IdentifierView extends Identifier {
  readonly id: IdentifierId;
  readonly source: string;
  readonly firstSeenAt: Date;
  readonly verifiedAt: Date | null;
}

/**
 * Tokens of cards, devices and cookies are shown whole to other domains alone; the rest to the person and to staff who
 * may write customers.
 */
export function viewIdentifiers<Viewed extends IdentifierView>(
  actor: Actor,
  customer: Pick<Customer, 'id'>,
  identifiers: readonly Viewed[],
): Viewed[] {
  const trusted = isSelf(actor, customer) || can(actor, 'customers:write');
  return identifiers.map((identifier) => {
    const whole = actor.kind === 'service' || (trusted && !isToken(identifier.kind));
    return whole ? identifier : { ...identifier, value: maskIdentifier(identifier) };
  });
}
