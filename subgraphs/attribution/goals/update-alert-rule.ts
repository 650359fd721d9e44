import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { parseFigure } from '../metrics/model/figure-text.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import type { AlertRule } from './model/alert.ts';
import { alertWindow } from './model/alert-input.ts';
import { assertOwnScope } from './model/figure-scope.ts';
import { readColleagues } from './read-colleagues.ts';
import { changeRule, lockRule } from './store/alert-rules.ts';

export interface UpdateAlertRuleInput {
  readonly alertRuleId: string;
  readonly direction?: 'ABOVE' | 'BELOW' | null | undefined;
  readonly threshold?: string | null | undefined;
  readonly days?: number | null | undefined;
  readonly holdMinutes?: number | null | undefined;
  readonly coolDownMinutes?: number | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Changes a rule, or stops and starts it; what is left out stays, and it is checked within seconds.
 * @throws ForbiddenError | ValidationError | NotFoundError; ConflictError when it has another version.
 */
export async function updateAlertRule(
  deps: Pick<AttributionDeps, 'db' | 'ports'>,
  request: RequestContext,
  input: UpdateAlertRuleInput,
): Promise<AlertRule> {
  assertCan(request.actor, 'reports:write');
  const id = parseId('alr', input.alertRuleId, 'alertRuleId');
  const { expectedVersion } = input;
  const colleagues = await readColleagues(deps, request);
  return deps.db.inTransaction('update-alert-rule', async (tx) => {
    const rule = await lockRule(tx, id);
    if (!rule) throw new NotFoundError('alert rule', id, 'alertRuleId');
    assertOwnScope(request.actor, rule, colleagues);
    if (expectedVersion && expectedVersion !== rule.version)
      throw new ConflictError(`The rule has version ${rule.version}: read it again`, 'VERSION_CONFLICT', rule.version);
    const { unit } = metricOf(rule.metric);
    const window = {
      days: input.days ?? rule.days,
      holdMinutes: input.holdMinutes ?? rule.holdMinutes,
      coolDownMinutes: input.coolDownMinutes ?? rule.coolDownMinutes,
    };
    await changeRule(tx, id, {
      ...parseInput(alertWindow, window),
      direction: input.direction ?? rule.direction,
      threshold: input.threshold ? parseFigure(input.threshold, unit, rule.currency, 'threshold') : rule.threshold,
      isActive: input.isActive ?? rule.isActive,
    });
    const changed = await lockRule(tx, id);
    if (!changed) throw new NotFoundError('alert rule', id, 'alertRuleId');
    return changed;
  });
}
