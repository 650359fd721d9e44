import { createServiceContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../deps.ts';
import { parseFigure } from '../metrics/model/figure-text.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import { readFigure } from '../reports/read-figure.ts';
import { standingAfter, watchedPeriod } from './model/alert.ts';
import { scopeOfReport } from './model/figure-scope.ts';
import { completeCheck, type LeasedRule, leaseRules } from './store/alert-rules.ts';

/** A process that dies keeps others from its rules this long, in milliseconds. */
const LEASE_MS = 30 * SECOND;
/** How often a rule is checked, in milliseconds; while the facts are the same, its figure comes from memory. */
const CHECK_EVERY_MS = MINUTE;
const BATCH_SIZE = 10;

async function checkRule(deps: AttributionDeps, rule: LeasedRule): Promise<void> {
  const { actor } = createServiceContext('attribution');
  const { from, to } = watchedPeriod(rule.days, deps.dayOf(deps.clock.now().getTime()));
  try {
    const { figure } = await readFigure(deps, actor, rule.metric, {
      from,
      before: to,
      currencyCode: rule.currency,
      ...scopeOfReport(rule),
    });
    const value = figure.value === null ? null : parseFigure(figure.value, metricOf(rule.metric).unit, rule.currency);
    const now = deps.clock.now();
    const result = { ...standingAfter(rule, value, now), figure: value, observations: figure.n };
    await deps.db.inTransaction('check-alert', (tx) => completeCheck(tx, rule, result, now));
  } catch (error) {
    // The lease ends by itself, and the rule is checked again.
    if (!(error instanceof DomainError)) throw error;
    deps.logger.warn('an alert could not be checked', { alertRuleId: rule.id, error });
  }
}

/**
 * Checks the rules that are due, each in one process alone; one that dies half-way has written nothing.
 * @returns how many were checked.
 */
export async function checkAlerts(deps: AttributionDeps): Promise<number> {
  let checked = 0;
  for (;;) {
    const now = deps.clock.now();
    const at = (milliseconds: number) => new Date(now.getTime() + milliseconds);
    const lease = { now, checkedBefore: at(-CHECK_EVERY_MS), leasedUntil: at(LEASE_MS) };
    const rules = await leaseRules(deps.db, lease, BATCH_SIZE);
    if (rules.length === 0) return checked;
    checked += rules.length;
    await Promise.all(rules.map((rule) => checkRule(deps, rule)));
  }
}
