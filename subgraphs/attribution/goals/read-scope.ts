import type { GraphContext } from '#kernel/graphql/builder.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { findChannel } from '../../shared/contexts/find-channel.ts';
import { assertLocations } from '../../shared/contexts/known-locations.ts';
import type { AttributionDeps } from '../deps.ts';
import type { FigureScope } from './model/figure-scope.ts';

/**
 * The scope that an input names: a channel, a store, or neither for the whole retailer.
 * @throws ValidationError | NotFoundError
 */
export async function readScope(
  { deps, request }: GraphContext<AttributionDeps>,
  {
    channelId,
    sellingLocationId,
  }: { readonly channelId?: string | null | undefined; readonly sellingLocationId?: string | null | undefined },
): Promise<FigureScope> {
  if (channelId && sellingLocationId) {
    const message = 'give a channel or a store, not both';
    throw new ValidationError([{ path: 'sellingLocationId', issueCode: 'NOT_ALLOWED', message }]);
  }
  if (channelId) {
    const { code } = await findChannel(deps.contexts, channelId, request.actor, 'channelId');
    return { scope: 'CHANNEL', scopeKey: code };
  }
  if (sellingLocationId) {
    const id = parseId('loc', sellingLocationId, 'sellingLocationId');
    await assertLocations(deps.ports, request, [{ id, path: 'sellingLocationId' }]);
    return { scope: 'STORE', scopeKey: id };
  }
  return { scope: 'ALL', scopeKey: '' };
}
