import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { AlertRule, AlertState } from './model/alert.ts';
import { ownStores } from './model/figure-scope.ts';
import { readRules } from './store/alert-rules.ts';

/** The rules, what fires first; staff bound to stores see those of their stores. @throws ForbiddenError */
export async function listAlertRules(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  states: readonly AlertState[] | undefined,
): Promise<AlertRule[]> {
  assertCan(actor, 'reports:read');
  return readRules(db, { states, storeIds: ownStores(actor) });
}
