import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { COMMISSION_RULES } from '../plan/commission-rules.ts';
import { planFootfall } from '../plan/plan-footfall.ts';
import { type PlannedGoal, planGoals } from '../plan/plan-goals.ts';
import { planSpend } from '../plan/plan-spend.ts';
import type { Span } from '../plan/spans.ts';
import type { DemoIds } from './demo-ids.ts';
import { keyOf } from './key-of.ts';
import type { DemoPorts } from './ports.ts';
import type { SeedSession } from './seed-session.ts';
import { inBatches } from './send-in-batches.ts';
import { type ShopPlan, startOf } from './shop-plan.ts';

const SPEND_AT_ONCE = 5_000;
const COUNTS_AT_ONCE = 5_000;
/** Milliseconds that one of these may take on a slow machine. */
const TIMEOUT_MS = 30_000;

function setting(field: string, input: string) {
  return definePort<{ input: Record<string, unknown> }, { __typename: string }>({
    domain: 'attribution',
    document: `mutation Fill($input: ${input}!) { ${field}(input: $input) { __typename } }`,
    result: z.object({ __typename: z.literal(`${input.slice(0, -'Input'.length)}Payload`) }),
    timeoutMs: TIMEOUT_MS,
  });
}
const ADD_POLICY = setting('addCommissionPolicy', 'AddCommissionPolicyInput');
const CREATE_ALERT = setting('createAlertRule', 'CreateAlertRuleInput');

/** Figures that must not pass a bound, over so many days that are over. */
const ALERTS = [
  { metric: 'return_rate', direction: 'ABOVE', threshold: '0.12', days: 28 },
  { metric: 'net_sales', direction: 'BELOW', threshold: '1000', days: 7 },
] as const;

/** The versions of the rules of commission, before the orders that they pay for. */
export async function seedCommissionRules(session: SeedSession, plan: ShopPlan): Promise<void> {
  for (const { daysAgo, fulfillingShare, ...rule } of COMMISSION_RULES) {
    const effectiveAt = startOf(plan, plan.days - 1 - daysAgo).toISOString();
    const input = { effectiveAt, fulfillingShare, rules: [rule], idempotencyKey: keyOf(`policy ${daysAgo}`) };
    await session.ports.call(ADD_POLICY, { input }, createServiceContext('demo'));
  }
}

/** What was spent on the days of a span. */
export async function seedSpend(plan: ShopPlan, span: Span, ports: DemoPorts): Promise<void> {
  const spend = planSpend(plan.opening, span, plan.facts.scale);
  for (const batch of inBatches(spend, SPEND_AT_ONCE))
    await ports.spend({
      source: 'demo',
      entries: batch.map(({ amountMinor, currency, ...one }) => ({
        ...one,
        amount: { amount: (amountMinor / 100).toFixed(2), currencyCode: currency },
      })),
    });
}

/** Who came into the stores that count them, on the days of a span. */
export async function seedFootfall(
  plan: ShopPlan,
  span: Span,
  { ports, ids }: { readonly ports: DemoPorts; readonly ids: DemoIds },
): Promise<void> {
  for (const batch of inBatches(planFootfall(plan, span).counts, COUNTS_AT_ONCE)) {
    const counts = batch.map(({ storeCode, ...count }) => ({ ...count, locationId: ids.locations.get(storeCode) }));
    await ports.footfall({ source: 'demo', counts });
  }
}

/** What figures are to reach, and what they must not pass. */
export async function seedGoals(
  session: SeedSession,
  plan: ShopPlan,
  { ports, ids }: { readonly ports: DemoPorts; readonly ids: DemoIds },
): Promise<void> {
  const keyOfScope = ({ scope, scopeKey, associate = 0 }: PlannedGoal) => {
    if (scope === 'ASSOCIATE') return ids.associates.get(scopeKey)?.[associate];
    return scope === 'STORE' ? ids.locations.get(scopeKey) : scopeKey;
  };
  const goals = planGoals(plan).map((goal) => {
    const { associate: _, ...told } = goal;
    return { ...told, scopeKey: keyOfScope(goal), currency: 'EUR' };
  });
  await ports.goals({ source: 'demo', goals });
  for (const alert of ALERTS) {
    const input = { ...alert, holdMinutes: 0, coolDownMinutes: 60, idempotencyKey: keyOf(`alert ${alert.metric}`) };
    await session.ports.call(CREATE_ALERT, { input }, createServiceContext('demo'));
  }
}
