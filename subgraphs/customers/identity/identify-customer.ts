import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import type { IdentifierKind } from '../../shared/identifier-kinds.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { parseIdentifiers } from './model/identifiers.ts';
import { resolveIdentities } from './resolve-identities.ts';

export interface IdentifyCustomerInput {
  readonly identifiers: ReadonlyArray<{ readonly kind: IdentifierKind; readonly value: string }>;
  readonly idempotencyKey: string;
}

const SHARED = 'This is shared by many people: it does not tell who this one is';

/**
 * Says that identifiers belong to one person: creates a customer, adds to one, or merges several by this evidence.
 * It joins records, for figures and staff; no token reads more by it.
 * @throws ConflictError when nothing but things that many people share was given.
 */
export async function identifyCustomer(
  deps: CustomersDeps,
  request: RequestContext,
  input: IdentifyCustomerInput,
): Promise<{ customerId: string; completion: Completion }> {
  const { actor } = request;
  assertCan(actor, 'customers:write');
  const identifiers = parseIdentifiers(input.identifiers);
  if (identifiers.length === 0) {
    throw new ValidationError([{ path: 'identifiers', issueCode: 'REQUIRED', message: 'name at least one' }]);
  }
  const at = deps.clock.now();
  const name = actorName(actor);
  const observation = { ref: 'identify', identifiers, source: name.split(':')[0] ?? name, seenAt: at };
  const call = { scope: `identify-customer:${name}`, key: parseIdempotencyKey(input.idempotencyKey) };
  const { result } = await resolveIdentities(deps.db, 'identify-customer', (tx, resolve) =>
    once(tx, { ...call, body: identifiers }, async () => {
      const { customerIds, graphChanged, position } = await resolve([observation], at);
      return { customerId: customerIds.get('identify') ?? null, position: graphChanged ? position : undefined };
    }),
  );
  const { customerId, position } = result;
  if (customerId === null) throw new ConflictError(SHARED);
  return { customerId, completion: await awaitProjections(deps.ports, position, request) };
}
