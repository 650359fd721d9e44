import type { Database } from '../database/database.ts';
import { integer, select } from '../database/select.ts';
import { sql } from '../database/sql.ts';
import type { Consumption } from '../events/consumption.ts';
import type { Gauge } from './gauges.ts';

/** What every domain has: connections, events of others that wait, and those that could not be handled. */
export function domainGauges(
  db: Database,
  consumption: Consumption,
): ReadonlyArray<() => Promise<readonly Gauge[]> | readonly Gauge[]> {
  return [() => poolGauges(db), () => lagGauges(consumption), () => deadLetterGauges(db), () => readyGauges(db)];
}

function poolGauges({ pool }: Database): Gauge[] {
  const connections = (state: string, value: number): Gauge => ({
    name: 'passerelle_pool_connections',
    help: 'Connections to the database.',
    labels: { state },
    value,
  });
  const { totalCount, idleCount, waitingCount } = pool;
  return [
    connections('busy', totalCount - idleCount),
    connections('idle', idleCount),
    { name: 'passerelle_pool_waiting', help: 'Statements that wait for a connection.', value: waitingCount },
  ];
}

async function readyGauges(db: Database): Promise<Gauge[]> {
  const isReady = await db.answers().catch(() => false);
  return [{ name: 'passerelle_domain_ready', help: '1 while the database answers.', value: isReady ? 1 : 0 }];
}

async function lagGauges(consumption: Consumption): Promise<Gauge[]> {
  const lags = await consumption.lag();
  return lags.flatMap(({ publisher, reader, pendingCount, oldestSeconds }): Gauge[] => [
    {
      name: 'passerelle_consumer_pending_events',
      help: 'Events of the publisher that are not handled yet; counted up to 1,000.',
      labels: { publisher, ...(reader === '' ? {} : { reader }) },
      value: pendingCount,
    },
    {
      name: 'passerelle_consumer_oldest_event_seconds',
      help: 'Age of the oldest event that is not handled yet.',
      labels: { publisher, ...(reader === '' ? {} : { reader }) },
      value: oldestSeconds,
    },
  ]);
}

async function deadLetterGauges(db: Database): Promise<Gauge[]> {
  const [row] = await db.query(sql`
    select ${select({
      retried: integer(sql`count(*) filter (where next_attempt_at is not null)`),
      failed: integer(sql`count(*) filter (where next_attempt_at is null)`),
    })} from dead_letter`);
  const letters = (state: string, value: number): Gauge => ({
    name: 'passerelle_dead_letters',
    help: 'Events that could not be handled: retried by themselves, or failed for good.',
    labels: { state },
    value,
  });
  return [letters('retried', row?.retried ?? 0), letters('failed', row?.failed ?? 0)];
}
