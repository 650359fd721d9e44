import type { Gauge } from '#kernel/runtime/gauges.ts';
import type { AttributionDeps } from '../deps.ts';

/** Milliseconds in which an engine that is well answers. */
const ANSWER_MS = 1_500;

/** Whether the engine answers; reports need it, and nothing else. */
export async function readEngineGauges({ config }: Pick<AttributionDeps, 'config'>): Promise<Gauge[]> {
  const { url, user, password } = config.clickhouse;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'x-clickhouse-user': user, 'x-clickhouse-key': password },
    body: 'SELECT 1',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => undefined);
  const help = '1 while the analytics engine answers.';
  return [{ name: 'passerelle_engine_ready', help, value: answer?.ok ? 1 : 0 }];
}
