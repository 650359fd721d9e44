import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { RECORD_JOB } from '../instance/run-as-job.ts';
import type { HistoryProgress } from './load/seed-history.ts';
import { type ShopPlan, startOf } from './load/shop-plan.ts';
import { DAY_MS } from './plan/calendar.ts';

/** Milliseconds that one call may take beside an import. */
const TIMEOUT_MS = 30_000;

const RECORD = definePort<{ history: unknown }, boolean>({
  domain: 'attribution',
  document: 'mutation Record($history: JSON) { attributionRecordArrival(history: $history) }',
  result: z.boolean(),
  timeoutMs: TIMEOUT_MS,
});

const READ = definePort<Record<string, never>, { wholeFrom: string } | null>({
  domain: 'attribution',
  document: 'query Arriving { arrivingHistory { wholeFrom } }',
  result: z.object({ wholeFrom: z.string() }).nullable(),
  timeoutMs: TIMEOUT_MS,
});

/** How far the history is, kept where the reports read it. */
export interface Arrival {
  /** The day of the history from which on all is there; 0 when it is whole. */
  wholeFrom(): Promise<number>;
  /** Says what the shop opens with; what comes after it is a job. */
  begin(arrivedOrders: number): Promise<void>;
  record(progress: Pick<HistoryProgress, 'wholeFrom' | 'arrivedOrders'>): Promise<void>;
  /** Says that all is there. */
  end(): Promise<void>;
}

export function openArrival(ports: Ports, plan: ShopPlan): Arrival {
  const context = () => createServiceContext('demo', TIMEOUT_MS);
  const dayOf = (day: number) => startOf(plan, day).toISOString().slice(0, 10);
  const expectedOrders = plan.orders.total;
  const jobId = randomUUID();
  let first: { at: number; orders: number } | undefined;

  function expectedAt(arrivedOrders: number): string | null {
    first ??= { at: Date.now(), orders: arrivedOrders };
    const arrived = arrivedOrders - first.orders;
    if (arrived === 0) return null;
    const left = ((Date.now() - first.at) * (expectedOrders - arrivedOrders)) / arrived;
    return new Date(Date.now() + left).toISOString();
  }

  /** Staff see it on the page of jobs; resumed by a later start, it is another one. */
  async function recordJob(done: number, endedAs: 'DONE' | null): Promise<void> {
    const counts = { done, expected: expectedOrders, step: 'ORDERS' };
    const outcome = endedAs === null ? null : `${expectedOrders} orders of two years are there.`;
    const job = { id: jobId, kind: 'HISTORY', subject: 'demo', isCancelable: false, ...counts, endedAs, outcome };
    const told = endedAs === null ? [] : [{ code: 'ORDERS' as const, count: expectedOrders }];
    await ports.call(RECORD_JOB, { job: { ...job, counts: told, files: [] } }, context());
  }

  async function recordHistory(wholeFrom: number, arrivedOrders: number): Promise<void> {
    const history = { startsOn: dayOf(0), wholeFrom: dayOf(wholeFrom), arrivedOrders, expectedOrders };
    await ports.call(RECORD, { history: { ...history, expectedAt: expectedAt(arrivedOrders) } }, context());
  }

  return {
    async wholeFrom() {
      const history = await ports.call(READ, {}, context());
      return history ? Math.round((Date.parse(history.wholeFrom) - plan.opening.getTime()) / DAY_MS) : 0;
    },
    begin: (arrivedOrders) => recordHistory(plan.recent.from, arrivedOrders),
    async record({ wholeFrom, arrivedOrders }) {
      await recordJob(arrivedOrders, null);
      await recordHistory(wholeFrom, arrivedOrders);
    },
    async end() {
      await recordJob(expectedOrders, 'DONE');
      await ports.call(RECORD, { history: null }, context());
    },
  };
}
