import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ForbiddenError, UnauthenticatedError, ValidationError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { checkClaim } from './check-claim.ts';
import { accountIdentifier } from './model/account-identifier.ts';
import { type Identifier, type IdentifierKind, parseIdentifiers } from './model/identifiers.ts';
import { resolveIdentities } from './resolve-identities.ts';

export interface IdentifyInput {
  readonly identifiers: ReadonlyArray<{ readonly kind: IdentifierKind; readonly value: string }>;
  readonly idempotencyKey?: string | null | undefined;
}

/** Kinds that customers may name themselves: they give them the history of visitors, never that of a known customer. */
const SELF_SERVICE: ReadonlySet<IdentifierKind> = new Set(['ANONYMOUS_ID', 'DEVICE']);

/** Staff may state any identifiers; customers those of their browser, which are added to their account. */
function readInput(request: RequestContext, input: IdentifyInput): Identifier[] {
  const { actor } = request;
  const identifiers = parseIdentifiers(input.identifiers);
  if (identifiers.length === 0) {
    throw new ValidationError([{ path: 'identifiers', issueCode: 'REQUIRED', message: 'name at least one' }]);
  }
  if (actor.kind === 'anonymous') throw new UnauthenticatedError();
  if (actor.kind !== 'customer') {
    assertCan(actor, 'customers:write');
    return identifiers;
  }
  if (identifiers.some(({ kind }) => !SELF_SERVICE.has(kind))) {
    throw new ForbiddenError('Only a device or a browser can be added without proof; ask in a store for the others');
  }
  return [accountIdentifier(actor.customerId), ...identifiers];
}

const SHARED = 'This is shared by many people: it does not tell who this one is';
const KNOWN = 'Another customer is known by this already; staff decide whether the two are one';

/**
 * Says that identifiers belong to one person: creates a customer, adds to one, or merges several by this evidence.
 * @throws ConflictError when nothing but things that many people share was given, or a customer named those of another.
 */
export async function identify(
  deps: CustomersDeps,
  request: RequestContext,
  input: IdentifyInput,
): Promise<{ customerId: string; completion: Completion }> {
  const identifiers = readInput(request, input);
  const at = deps.clock.now();
  const { actor } = request;
  const name = actorName(actor);
  const observation = { ref: 'identify', identifiers, source: name.split(':')[0] ?? name, seenAt: at };
  const { customerId, position } = await resolveIdentities(deps.db, 'identify', async (tx, resolve) => {
    let changed: string | undefined;
    const work = async () => {
      const unclaimed =
        actor.kind === 'customer'
          ? await checkClaim(tx, actor.customerId as CustomerId, identifiers, at)
          : new Set<string>();
      if (!unclaimed) return null;
      const resolution = await resolve([observation], at, unclaimed);
      if (resolution.graphChanged) changed = resolution.position;
      return resolution.customerIds.get('identify') ?? null;
    };
    if (!input.idempotencyKey) return { customerId: await work(), position: changed };
    const key = parseIdempotencyKey(input.idempotencyKey);
    const { result } = await once(tx, { scope: `identify:${name}`, key, body: identifiers }, work);
    return { customerId: result, position: changed };
  });
  if (customerId === null) throw new ConflictError(actor.kind === 'customer' ? KNOWN : SHARED);
  return { customerId, completion: await awaitProjections(deps.ports, position, request) };
}
