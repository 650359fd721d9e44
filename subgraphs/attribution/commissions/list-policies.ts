import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { type ListedPolicy, readListedPolicies } from './store/policies.ts';

/** Every version of the rules, the newest first; all staff may know by which rules they earn. @throws ForbiddenError */
export async function listPolicies(deps: AttributionDeps, { actor }: RequestContext): Promise<ListedPolicy[]> {
  if (actor.kind !== 'staff' && actor.kind !== 'service') throw new ForbiddenError();
  return readListedPolicies(deps.db);
}
