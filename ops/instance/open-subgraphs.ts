import type { PortTransport } from '#kernel/ports/port.ts';
import { combineTransports, createLocalTransport, createRemoteTransport } from '#kernel/ports/transport.ts';
import type { Logger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import { type Subgraph, type SubgraphModule, stopSubgraphs } from '#kernel/runtime/subgraph.ts';
import { type Clock, systemClock } from '#kernel/values/time.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { loadSubgraph } from './subgraph-modules.ts';

/** Subgraphs of this process that can answer; their consumers and workers run once `start` is called. */
export interface OpenSubgraphs {
  readonly subgraphs: ReadonlyMap<Domain, Subgraph>;
  /** Calls internal ports, here or elsewhere. */
  readonly transport: PortTransport;
  start(): void;
  close(): Promise<void>;
}

export interface SubgraphsOptions {
  /** Every setting, as the variables of the environment that the configuration names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Those alone, for a command that asks no others; every one without a URL unless told. */
  readonly domains?: readonly Domain[];
  /** Stands in for a domain's own composition root: tests hash passwords at less cost. */
  readonly modules?: Readonly<Partial<Record<Domain, SubgraphModule>>>;
  /** Called after each subgraph that was made, with how many there will be. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Makes every subgraph without a `SUBGRAPH_<DOMAIN>_URL`; an operator's command needs no gateway. */
export async function openSubgraphs(options: SubgraphsOptions): Promise<OpenSubgraphs> {
  const { env, logger, clock = systemClock } = options;
  const config = readConfig(env, DOMAINS);
  const local = createLocalTransport();
  const remote = createRemoteTransport(config.subgraphUrls, config.gatewayCredential);
  const isLocal = (domain: Domain) => config.subgraphUrls[domain] === undefined;
  const transport = combineTransports(local, remote, isLocal);
  const subgraphs = new Map<Domain, Subgraph>();

  async function close(): Promise<void> {
    await stopSubgraphs([...subgraphs.values()], logger);
    await remote.close();
  }
  try {
    const own = (options.domains ?? DOMAINS).filter(isLocal);
    for (const domain of own) {
      const { create } = options.modules?.[domain] ?? (await loadSubgraph(domain));
      const subgraph = await create({ config, clock, logger, transport });
      subgraphs.set(domain, subgraph);
      local.register(subgraph);
      options.onProgress?.(subgraphs.size, own.length);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    subgraphs,
    transport,
    start() {
      for (const subgraph of subgraphs.values()) subgraph.start();
    },
    close,
  };
}
