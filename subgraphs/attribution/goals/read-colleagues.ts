import type { RequestContext } from '#kernel/request/context.ts';
import { knownStaff } from '../../shared/contexts/known-staff.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { ownStores } from './model/figure-scope.ts';

/**
 * Associates of the stores that the caller is bound to, as they are now; asked only for who may see what others earn.
 * @throws UnavailableError while the domain of the staff does not answer
 */
export async function readColleagues(
  { ports }: Pick<AttributionDeps, 'ports'>,
  request: RequestContext,
): Promise<readonly string[]> {
  const locationIds = ownStores(request.actor);
  if (!locationIds || !can(request.actor, 'commissions:read')) return [];
  const staff = await ports.call(knownStaff, { of: { locationIds } }, request);
  return staff.map(({ staffId }) => staffId);
}
