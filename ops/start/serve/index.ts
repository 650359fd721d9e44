import { collectDefaultMetrics, Registry } from 'prom-client';
import { combineTransports, createLocalTransport, createRemoteTransport } from '#kernel/ports/transport.ts';
import { processFigures } from '#kernel/request/figures.ts';
import { createLogger } from '#kernel/request/log.ts';
import { type Config, readConfig } from '#kernel/runtime/config.ts';
import { renderGauges } from '#kernel/runtime/gauges.ts';
import { type ServedMetrics, serveSubgraph } from '#kernel/runtime/serve.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { systemClock } from '#kernel/values/time.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { subgraphPort } from '../../cli/services.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';
import { loadSubgraph } from '../../instance/subgraph-modules.ts';

/** One subgraph as a process of the split: `node kernel/runtime/run.mjs ops/start/serve/index.ts <domain>`. */
await runCommand(async () => {
  const domain = readDomain(process.argv.slice(2));
  const logger = createLogger({ service: domain }, process.env['LOG_LEVEL'] === 'warn');
  const config = readConfig(process.env, DOMAINS);
  const port = readPort(process.env['PORT'], subgraphPort(domain));
  const local = createLocalTransport();
  const remote = createRemoteTransport(config.subgraphUrls, config.gatewayCredential);
  const transport = combineTransports(local, remote, (candidate) => candidate === domain);
  const { create } = await loadSubgraph(domain);
  const subgraph = await create({ config, clock: systemClock, logger, transport });
  local.register(subgraph);
  const host = process.env['HOST'] || undefined;
  const metrics = servedMetrics(subgraph, config);
  const served = await serveSubgraph({ subgraph, host, port, credential: config.gatewayCredential, metrics, logger });
  subgraph.start();
  logger.info('the subgraph answers', { port });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void served
      .close()
      .then(() => remote.close())
      .finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
});

/** In production with the operator's token alone, and absent without one. */
function servedMetrics(subgraph: Subgraph, { mode, metricsToken }: Config): ServedMetrics | undefined {
  if (mode === 'production' && metricsToken === undefined) return undefined;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    token: metricsToken,
    read: async () =>
      (await Registry.merge([registry, processFigures]).metrics()) + renderGauges(await subgraph.gauges()),
  };
}

function readDomain(args: readonly string[]): Domain {
  const domain = DOMAINS.find((candidate) => candidate === args[0]);
  if (domain === undefined || args.length !== 1) {
    throw new StartupError(`Name the one subgraph to serve: ${DOMAINS.join(', ')}.`);
  }
  return domain;
}

function readPort(value: string | undefined, otherwise: number): number {
  const port = value === undefined || value === '' ? otherwise : Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartupError(`PORT must be a whole number from 0 to 65535; it is "${value}".`);
}
