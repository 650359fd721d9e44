import type { Gauge } from '#kernel/runtime/gauges.ts';
import type { AttributionDeps } from '../deps.ts';

/** Milliseconds in which an engine that is well answers. */
const ANSWER_MS = 1_500;

/** Whether the engine answers, which reports need and nothing else, and how many of their statements wait for each other. */
export async function readEngineGauges({
  config,
  warehouse,
}: Pick<AttributionDeps, 'config' | 'warehouse'>): Promise<Gauge[]> {
  const { url, user, password } = config.clickhouse;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'x-clickhouse-user': user, 'x-clickhouse-key': password },
    body: 'SELECT 1',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => undefined);
  return [
    { name: 'passerelle_engine_ready', help: '1 while the analytics engine answers.', value: answer?.ok ? 1 : 0 },
    {
      name: 'passerelle_report_queue',
      help: 'Heavy statements of reports and jobs that run or wait.',
      value: warehouse.queue.size,
    },
  ];
}
