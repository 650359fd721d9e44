import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { AlertRuleId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { parseFigure } from '../metrics/model/figure-text.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import { parseReadableFigure } from '../reports/read-figure.ts';
import type { AlertRule } from './model/alert.ts';
import { alertWindow } from './model/alert-input.ts';
import { assertOwnScope, type FigureScope } from './model/figure-scope.ts';
import { readColleagues } from './read-colleagues.ts';
import { countRules, insertRule, lockRule } from './store/alert-rules.ts';

/** Rules that there may be: all of them are listed, and checked each minute. */
const MAX_RULES = 200;

export interface CreateAlertRuleInput {
  readonly metric: string;
  readonly scope: FigureScope;
  readonly currencyCode?: string | null | undefined;
  readonly direction: 'ABOVE' | 'BELOW';
  readonly threshold: string;
  readonly days: number;
  readonly holdMinutes: number;
  readonly coolDownMinutes: number;
  readonly idempotencyKey: string;
}

/** Makes a rule, which is checked within seconds. @throws ForbiddenError | ValidationError | ConflictError */
export async function createAlertRule(
  deps: AttributionDeps,
  request: RequestContext,
  { idempotencyKey, ...input }: CreateAlertRuleInput,
): Promise<AlertRule> {
  const { actor } = request;
  assertCan(actor, 'reports:write');
  const key = parseIdempotencyKey(idempotencyKey);
  const { scope, direction } = input;
  assertOwnScope(actor, scope, await readColleagues(deps, request));
  const metric = parseReadableFigure(deps, input.metric, 'metric', scope.scope === 'ASSOCIATE');
  const currency = input.currencyCode ?? deps.config.currencyCode;
  const threshold = parseFigure(input.threshold, metricOf(metric).unit, currency, 'threshold');
  const { days, holdMinutes, coolDownMinutes } = parseInput(alertWindow, input);
  const condition = { metric, ...scope, currency, direction, threshold, days, holdMinutes, coolDownMinutes };
  return deps.db.inTransaction(
    'create-alert-rule',
    async (tx) => {
      const wanted = { scope: `create-alert-rule by ${actorName(actor)}`, key, body: input };
      const { result: id } = await once(tx, wanted, async (): Promise<AlertRuleId> => {
        if ((await countRules(tx)) >= MAX_RULES) throw new ConflictError(`There are ${MAX_RULES} rules already`);
        const made = newId('alr');
        await insertRule(tx, made, condition, deps.clock.now());
        return made;
      });
      const rule = await lockRule(tx, id);
      if (!rule) throw new ConflictError('The rule was deleted');
      return rule;
    },
    ['alert-rules'],
  );
}
