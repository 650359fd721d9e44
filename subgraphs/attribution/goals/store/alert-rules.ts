import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { AlertRuleId } from '../../../shared/ids.ts';
import { alertChange, alertRule } from '../../prisma/generated/tables.ts';
import type { AlertChange, AlertCondition, AlertRule, AlertStanding, AlertState } from '../model/alert.ts';
import type { ReadableScopes } from '../model/figure-scope.ts';
import { isReadable } from './readable-scopes.ts';

const a = aliased(alertRule, 'a');
const c = aliased(alertChange, 'c');
const RULE = [
  'id',
  'version',
  'metric',
  'scope',
  'scopeKey',
  'currency',
  'direction',
  'threshold',
  'days',
  'holdMinutes',
  'coolDownMinutes',
  'isActive',
  'state',
  'stateChangedAt',
  'figure',
  'observations',
  'checkedAt',
] as const;
const columns = select(pick(a, ...RULE));

export interface AlertFilter extends ReadableScopes {
  /** Active rules in one of these states; undefined for all rules. */
  readonly states: readonly AlertState[] | undefined;
}

/** What fires first, then what is longest in its state. */
export function readRules(db: Reader, { states, ...readable }: AlertFilter): Promise<AlertRule[]> {
  return db.query(sql`
    select ${columns} from alert_rule a
    where ${isReadable(a, readable)}
      ${states === undefined ? sql`` : sql`and ${a.isActive} and ${a.state}::text = any(${states}::text[])`}
    order by array_position(array['FIRING', 'RECOVERING', 'PENDING', 'NORMAL'], ${a.state}::text), ${a.stateChangedAt}, ${a.id}`);
}

/** The rule, which nobody else changes until the transaction ends. */
export async function lockRule(tx: Tx, id: AlertRuleId): Promise<AlertRule | undefined> {
  const [row] = await tx.query(sql`select ${columns} from alert_rule a where ${a.id} = ${id} for update`);
  return row;
}

export async function countRules(tx: Tx): Promise<number> {
  const [row] = await tx.query(sql`select ${select({ count: integer(sql`count(*)`) })} from alert_rule`);
  return row?.count ?? 0;
}

export async function insertRule(tx: Tx, id: AlertRuleId, condition: AlertCondition, now: Date): Promise<void> {
  const row = {
    ...condition,
    id,
    stateChangedAt: now,
    figure: null,
    checkedAt: null,
    leasedUntil: null,
    createdAt: now,
  };
  await tx.query(insertRow(alertRule, row));
}

/** What an edit may change. */
export type RuleChange = Partial<
  Pick<AlertRule, 'direction' | 'threshold' | 'days' | 'holdMinutes' | 'coolDownMinutes' | 'isActive'>
>;

/** Changes a rule: it is due at once, and a check that is under way is not written. */
export async function changeRule(tx: Tx, id: AlertRuleId, change: RuleChange): Promise<void> {
  const next = { version: sql`version + 1`, checkNumber: sql`check_number + 1`, checkedAt: null, leasedUntil: null };
  await tx.query(sql`update alert_rule set ${assignments(alertRule, { ...change, ...next })} where id = ${id}`);
}

/** A rule that one process checks. */
export type LeasedRule = AlertRule & { readonly checkNumber: bigint };

/** Takes rules that were not checked since `checkedBefore` for this process alone, until the lease ends. */
export function leaseRules(
  db: Reader,
  { now, checkedBefore, leasedUntil }: Readonly<Record<'now' | 'checkedBefore' | 'leasedUntil', Date>>,
  limit: number,
): Promise<LeasedRule[]> {
  return db.query(sql`
    update alert_rule set leased_until = ${leasedUntil}, check_number = check_number + 1
    where id in (
      select a.id from alert_rule a
      where ${a.isActive} and (${a.leasedUntil} is null or ${a.leasedUntil} <= ${now})
        and (${a.checkedAt} is null or ${a.checkedAt} <= ${checkedBefore})
      order by ${a.checkedAt} nulls first limit ${limit} for update skip locked)
    returning ${select(pick(alertRule, ...RULE, 'checkNumber'))}`);
}

/** What a check found. */
export interface CheckResult extends AlertStanding {
  readonly figure: bigint | null;
  readonly observations: number;
}

/**
 * Writes the end of a check and the change of state that it brings, together; nothing when another check was begun or
 * the rule was edited meanwhile.
 */
export async function completeCheck(tx: Tx, rule: LeasedRule, result: CheckResult, now: Date): Promise<void> {
  const written = await tx.query(sql`
    update alert_rule set ${assignments(alertRule, { ...result, checkedAt: now, leasedUntil: null })}
    where id = ${rule.id} and check_number = ${rule.checkNumber} returning ${select(pick(alertRule, 'id'))}`);
  if (written.length === 0 || result.state === rule.state) return;
  await tx.query(
    insertRow(alertChange, {
      alertRuleId: rule.id,
      checkNumber: rule.checkNumber,
      stateBefore: rule.state,
      stateAfter: result.state,
      figure: result.figure,
      occurredAt: now,
    }),
  );
}

/** The last changes of rules' states, the newest first. */
export async function readChanges(
  db: Reader,
  ids: readonly string[],
  limit: number,
): Promise<Map<string, AlertChange[]>> {
  const rows = await db.query(sql`
    select ${select(pick(c, 'alertRuleId', 'stateBefore', 'stateAfter', 'figure', 'occurredAt'))}
    from unnest(${ids}::text[]) as rule(id) cross join lateral (
      select * from alert_change where alert_rule_id = rule.id order by check_number desc limit ${limit}) c
    order by ${c.checkNumber} desc`);
  const changes = new Map<string, AlertChange[]>(ids.map((id) => [id, []]));
  for (const { alertRuleId, ...change } of rows) changes.get(alertRuleId)?.push(change);
  return changes;
}
