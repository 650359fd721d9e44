import type { Gauge } from '#kernel/runtime/gauges.ts';
import type { OrdersDeps } from '../deps.ts';
import { countTasks } from './store/tasks.ts';

/** What orders owe to other domains, and what could not be done. */
export async function readTaskGauges({ db, clock }: Pick<OrdersDeps, 'db' | 'clock'>): Promise<Gauge[]> {
  const { overdue, failed } = await countTasks(db, clock.now());
  const tasks = (state: string, value: number): Gauge => ({
    name: 'passerelle_order_tasks',
    help: 'What orders owe to other domains: overdue by a minute, or failed for good until staff try it again.',
    labels: { state },
    value,
  });
  return [tasks('overdue', overdue), tasks('failed', failed)];
}
