import { select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { catchUpOperation } from '#kernel/events/event-operations.ts';
import { createPorts, type Ports } from '#kernel/ports/port.ts';
import { createLocalTransport } from '#kernel/ports/transport.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import { type Subgraph, stopSubgraphs } from '#kernel/runtime/subgraph.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { systemClock } from '#kernel/values/time.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { loadSubgraph } from '../../instance/subgraph-modules.ts';

/** The six domains in this process, with their consumers running. */
export interface SeedSession {
  readonly ports: Ports;
  /** The address that browsers know, without a closing slash. */
  readonly publicUrl: string;
  /** Runs one statement in a domain's schema with its own role: for what history needs and no port offers. */
  run(domain: Domain, statement: SqlQuery): Promise<void>;
  /** Rows of a statement in a domain's schema: ids that it gave, which no port tells by the names of a source. */
  read<T>(domain: Domain, statement: SqlQuery<T>): Promise<readonly T[]>;
  /** Waits until every consumer has handled everything published so far, reporting each that is done. */
  settle(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that one wait for a consumer may take before it is asked again. */
const ASK_MS = 5_000;

async function lastPosition(subgraph: Subgraph): Promise<string | undefined> {
  const [row] = await subgraph.deps.db.query(sql`
    select ${select({ position: text(sql`txid::text || ':' || seq`) })} from event_log order by event_log.txid desc, event_log.seq desc limit 1`);
  return row?.position;
}

/** A consumer that is busy answers late; it is asked again. */
async function hasCaughtUp(
  ports: Ports,
  subscriber: Domain,
  upTo: { readonly publisher: Domain; readonly position: string },
): Promise<boolean> {
  const context = createServiceContext('demo', 2 * ASK_MS);
  try {
    return await ports.call(catchUpOperation(subscriber), { ...upTo, timeoutMs: ASK_MS }, context);
  } catch (error) {
    if (error instanceof UnavailableError) return false;
    throw error;
  }
}

/** @param consumes whether this process handles events, where no open shop does */
export async function openSeedSession(
  env: Readonly<Record<string, string | undefined>>,
  consumes = true,
): Promise<SeedSession> {
  const config = readConfig(env, DOMAINS);
  const local = createLocalTransport();
  const subgraphs = new Map<Domain, Subgraph>();
  for (const domain of DOMAINS) {
    const { create } = await loadSubgraph(domain);
    const subgraph = await create({
      config,
      clock: systemClock,
      logger: createLogger({ service: 'demo' }, true),
      transport: local,
    });
    subgraphs.set(domain, subgraph);
    local.register(subgraph);
  }
  if (consumes) for (const subgraph of subgraphs.values()) subgraph.start();
  const ports = createPorts('demo', local);
  return {
    ports,
    publicUrl: config.publicUrl,
    async run(domain, statement) {
      await subgraphs.get(domain)?.deps.db.query(statement);
    },
    async read(domain, statement) {
      return (await subgraphs.get(domain)?.deps.db.query(statement)) ?? [];
    },
    async settle(onProgress, signal) {
      const total = DOMAINS.length * DOMAINS.length;
      let done = 0;
      // Loyalty publishes while it consumes orders, and others consume loyalty: publishers in the order of dependence.
      for (const publisher of ['catalog', 'inventory', 'orders', 'loyalty', 'customers', 'attribution'] as const) {
        const source = subgraphs.get(publisher);
        const position = source ? await lastPosition(source) : undefined;
        for (const subscriber of DOMAINS) {
          while (position !== undefined && !(await hasCaughtUp(ports, subscriber, { publisher, position })))
            signal.throwIfAborted();
          onProgress(++done, total);
        }
      }
    },
    async close() {
      await stopSubgraphs([...subgraphs.values()]);
    },
  };
}
