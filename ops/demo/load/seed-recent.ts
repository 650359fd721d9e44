import { planRates } from '../plan/plan-rates.ts';
import { soldAbroad } from '../plan/shop-abroad.ts';
import type { DemoSeedRequest } from '../seed-request.ts';
import { nameChannels } from './channel-names.ts';
import { openDemoIds } from './ensure-ids.ts';
import { CHANNEL_ABROAD, toBatchAbroad, toProductBatch } from './load-catalog.ts';
import { type DemoPorts, openDemoPorts } from './ports.ts';
import { seedCollections } from './seed-collections.ts';
import { seedComing } from './seed-coming.ts';
import { seedDrafts } from './seed-drafts.ts';
import { seedCommissionRules, seedFootfall, seedGoals, seedSpend } from './seed-management.ts';
import { seedMaturity } from './seed-maturity.ts';
import { planScarcity, seedMissedDemand } from './seed-missed-demand.ts';
import { seedOpenWork } from './seed-open-work.ts';
import { seedOrdersInProgress } from './seed-orders-in-progress.ts';
import { seedPeople } from './seed-people.ts';
import { seedPriceAnomalies } from './seed-price-anomalies.ts';
import { seedService } from './seed-service.ts';
import type { SeedSession } from './seed-session.ts';
import { seedSpan } from './seed-span.ts';
import { sendInBatches } from './send-in-batches.ts';
import { type ShopPlan, startOf } from './shop-plan.ts';

/** A third one gains nothing: one writes, and one is planned and read meanwhile. */
const BATCHES_AT_ONCE = 2;

type Run = Pick<DemoSeedRequest, 'progress' | 'signal'>;

/** Seeds what the shop opens with: its catalog and people, its stock, and the newest days of its history. @returns their orders */
export async function seedRecent(session: SeedSession, plan: ShopPlan, { progress, signal }: Run): Promise<number> {
  const ports = openDemoPorts(session.ports);
  await nameChannels(session);
  await ports.channels([CHANNEL_ABROAD]);
  // Before the orders: each keeps the rate of its day.
  await ports.rates({ source: 'demo', rates: planRates(plan.opening, plan.days) });
  await seedDrafts(session);
  await seedProducts(plan, { session, ports }, { progress, signal });
  const ids = await openDemoIds(plan, session, ports);
  await seedCollections(session, plan, ids);
  await seedCommissionRules(session, plan);
  const opensWith = startOf(plan, plan.recent.from);

  const orders = plan.orders.ofSpan(plan.recent).length;
  const selling = progress.start('Demo shop: last 90 days', orders);
  let done = 0;
  const afterBatch = (count: number) => {
    done += count;
    selling.update(done);
  };
  const target = { session, ports, ids, signal, batchesAtOnce: BATCHES_AT_ONCE, afterBatch };
  const { rest, demands } = planScarcity(plan);
  await seedSpan(plan, plan.recent, target, rest);
  await seedMissedDemand(demands, target);
  await seedPeople(plan, target, (at) => at >= opensWith);
  await seedComing(plan, target);
  await seedService(plan, target);
  await seedMaturity(plan, target);
  await seedSpend(plan, plan.recent, ports);
  await seedFootfall(plan, plan.recent, target);
  await seedGoals(session, plan, target);
  await seedPriceAnomalies(session, plan, ids);
  await seedOpenWork(session, ports, ids, plan.now);
  await seedOrdersInProgress(plan, target);
  selling.finish(`${orders} orders`);

  const step = progress.start('Demo shop: ledgers, facts');
  await session.settle((settled, all) => step.update(settled, all), signal);
  step.finish();
  return orders;
}

async function seedProducts(
  { products }: ShopPlan,
  { session, ports }: { readonly session: SeedSession; readonly ports: DemoPorts },
  { progress, signal }: Run,
): Promise<void> {
  let row = 1;
  const step = progress.start('Demo shop: products', products.length);
  const abroad = new Set(soldAbroad(products));
  await sendInBatches(step, signal, products, 100, async (batch) => {
    const first = row;
    row += batch.length;
    const sentAbroad = batch.filter((product) => abroad.has(product));
    await ports.products(toBatchAbroad(sentAbroad, first, session.publicUrl));
    await ports.products(toProductBatch(batch, first, session.publicUrl));
  });
}
