import { createPorts, type PortTransport } from '#kernel/ports/port.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { readGatewayConfig } from '../../gateway/config.ts';
import { type RunningGateway, startGateway } from '../../gateway/gateway.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';
import { openSubgraphs, type SubgraphsOptions } from './open-subgraphs.ts';

/** The six subgraphs and the gateway of one process, answering. */
export interface Instance {
  readonly gateway: RunningGateway;
  readonly subgraphs: ReadonlyMap<Domain, Subgraph>;
  /** Calls internal ports as the operator's tools do. */
  readonly transport: PortTransport;
  /** Drains the gateway, then stops the subgraphs. */
  close(): Promise<void>;
}

export interface InstanceOptions extends SubgraphsOptions {
  /** Test mode: what passes between gateway and subgraphs must survive the wire. */
  readonly parity?: boolean;
}

/** Starts every domain without a `SUBGRAPH_<DOMAIN>_URL` in this process, and the gateway over all six. */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const { env, logger, onProgress } = options;
  const config = readGatewayConfig({
    SUPERGRAPH_FILE: inProject('schema', 'supergraph.graphql'),
    OPERATIONS_FOLDER: inProject('schema', 'operations'),
    PLANS_FOLDER: inProject('.cache', 'plans'),
    DASHBOARD_FOLDER: inProject('dashboard', 'dist'),
    EXPLORER_FOLDER: inProject('.cache', 'explorer'),
    ...env,
  });
  const { subgraphs, transport, start, close } = await openSubgraphs({
    ...options,
    onProgress: (done, total) => onProgress?.(done, total + 1),
  });
  try {
    start();
    const gateway = await startGateway({
      config,
      logger: logger.child({ service: 'gateway' }),
      subgraphs: [...subgraphs.values()],
      ports: createPorts('gateway', transport),
      parity: options.parity ?? false,
    });
    onProgress?.(subgraphs.size + 1, subgraphs.size + 1);
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
