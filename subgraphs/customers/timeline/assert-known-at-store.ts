import type { Reader } from '#kernel/database/database.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { boundTo } from '../../shared/permissions.ts';
import { readKnownAtStores } from './store/known-at-stores.ts';

/**
 * Staff bound to stores say who is whom among the customers of their stores alone.
 * @throws ForbiddenError when one of the customers was never served there.
 */
export async function assertKnownAtStore(
  db: Reader,
  { actor }: RequestContext,
  customerIds: readonly string[],
): Promise<void> {
  const stores = boundTo(actor);
  if (stores === undefined) return;
  const known = new Set<string>(await readKnownAtStores(db, customerIds, stores));
  if (customerIds.some((id) => !known.has(id)))
    throw new ForbiddenError('One of these customers was never served at one of your stores');
}
