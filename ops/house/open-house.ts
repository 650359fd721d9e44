import { readGatewayConfig } from '../../gateway/config.ts';
import { type RunningGateway, startGateway } from '../../gateway/gateway.ts';
import { readConfig } from '../../subgraphs/shared/config.ts';
import type { Logger } from '../../subgraphs/shared/log.ts';
import { createPorts, DOMAINS, type Domain, type PortTransport } from '../../subgraphs/shared/port.ts';
import type { Subgraph } from '../../subgraphs/shared/subgraph.ts';
import { type Clock, systemClock } from '../../subgraphs/shared/time.ts';
import { combineTransports, createLocalTransport, createRemoteTransport } from '../../subgraphs/shared/transport.ts';
import { inProject } from '../project.ts';
import { loadSubgraph } from './subgraph-modules.ts';

/** The six subgraphs and the gateway of one process, answering. */
export interface House {
  readonly gateway: RunningGateway;
  readonly subgraphs: ReadonlyMap<Domain, Subgraph>;
  /** Calls internal ports as the operator's tools do. */
  readonly transport: PortTransport;
  /** Drains the gateway, then stops the subgraphs. */
  close(): Promise<void>;
}

export interface HouseOptions {
  /** Every setting, as the variables of the environment that the configuration names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Test mode: what passes between gateway and subgraphs must survive the wire. */
  readonly parity?: boolean;
  /** Called after each part that started, with how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Starts every domain without a `SUBGRAPH_<DOMAIN>_URL` in this process, and the gateway over all six. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { env, logger, clock = systemClock } = options;
  const config = readConfig(env);
  const gatewayConfig = readGatewayConfig({
    SUPERGRAPH_FILE: inProject('schema', 'supergraph.graphql'),
    OPERATIONS_FOLDER: inProject('schema', 'operations'),
    DASHBOARD_FOLDER: inProject('dashboard', 'dist'),
    EXPLORER_FOLDER: inProject('.cache', 'explorer'),
    ...env,
  });
  const local = createLocalTransport();
  const remote = createRemoteTransport(config.subgraphUrls, config.gatewayCredential);
  const isLocal = (domain: Domain) => config.subgraphUrls[domain] === undefined;
  const transport = combineTransports(local, remote, isLocal);
  const subgraphs = new Map<Domain, Subgraph>();
  const own = DOMAINS.filter(isLocal);
  const total = own.length + 1;

  async function close(): Promise<void> {
    await Promise.allSettled([...subgraphs.values()].map((subgraph) => subgraph.stop()));
    await remote.close();
  }

  try {
    for (const domain of own) {
      const { create } = await loadSubgraph(domain);
      const subgraph = await create({ config, clock, logger, transport });
      subgraphs.set(domain, subgraph);
      local.register(subgraph);
      options.onProgress?.(subgraphs.size, total);
    }
    for (const subgraph of subgraphs.values()) subgraph.start();
    const gateway = await startGateway({
      config: gatewayConfig,
      logger: logger.child({ service: 'gateway' }),
      subgraphs: [...subgraphs.values()],
      ports: createPorts('gateway', transport),
      parity: options.parity ?? false,
    });
    options.onProgress?.(total, total);
    return {
      gateway,
      subgraphs,
      transport,
      async close() {
        await gateway.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
