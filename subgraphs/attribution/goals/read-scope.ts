import type { GraphContext } from '#kernel/graphql/builder.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { findChannel } from '../../shared/contexts/find-channel.ts';
import { assertLocations } from '../../shared/contexts/known-locations.ts';
import { knownStaff } from '../../shared/contexts/known-staff.ts';
import type { AttributionDeps } from '../deps.ts';
import type { FigureScope } from './model/figure-scope.ts';

interface ScopeInput {
  readonly channelId?: string | null | undefined;
  readonly sellingLocationId?: string | null | undefined;
  readonly staffMemberId?: string | null | undefined;
}

/** @throws ValidationError for more than one */
function assertOne(input: ScopeInput): void {
  const [, second] = (['channelId', 'sellingLocationId', 'staffMemberId'] as const).filter((path) => input[path]);
  if (!second) return;
  const message = 'give a channel, a store or an associate, and one of them';
  throw new ValidationError([{ path: second, issueCode: 'NOT_ALLOWED', message }]);
}

/**
 * The scope that an input names: a channel, a store, an associate, or none for the whole retailer.
 * @throws ValidationError | NotFoundError
 */
export async function readScope(
  { deps, request }: GraphContext<AttributionDeps>,
  input: ScopeInput,
): Promise<FigureScope> {
  assertOne(input);
  const { channelId, sellingLocationId, staffMemberId } = input;
  if (channelId) {
    const { code } = await findChannel(deps.contexts, channelId, request.actor, 'channelId');
    return { scope: 'CHANNEL', scopeKey: code };
  }
  if (sellingLocationId) {
    const id = parseId('loc', sellingLocationId, 'sellingLocationId');
    await assertLocations(deps.ports, request, [{ id, path: 'sellingLocationId' }]);
    return { scope: 'STORE', scopeKey: id };
  }
  if (staffMemberId) {
    const id = parseId('stf', staffMemberId, 'staffMemberId');
    const found = await deps.ports.call(knownStaff, { of: { ids: [id] } }, request);
    if (found.length === 0) throw new NotFoundError('staff member', id, 'staffMemberId');
    return { scope: 'ASSOCIATE', scopeKey: id };
  }
  return { scope: 'ALL', scopeKey: '' };
}
