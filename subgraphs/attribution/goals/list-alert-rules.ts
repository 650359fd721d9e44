import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { AlertRule, AlertState } from './model/alert.ts';
import { readableScopes } from './model/figure-scope.ts';
import { readColleagues } from './read-colleagues.ts';
import { readRules } from './store/alert-rules.ts';

/** The rules, what fires first; staff bound to stores see those of their stores and associates. @throws ForbiddenError */
export async function listAlertRules(
  deps: Pick<AttributionDeps, 'db' | 'ports'>,
  request: RequestContext,
  states: readonly AlertState[] | undefined,
): Promise<AlertRule[]> {
  assertCan(request.actor, 'reports:read');
  return readRules(deps.db, { states, ...readableScopes(request.actor, await readColleagues(deps, request)) });
}
