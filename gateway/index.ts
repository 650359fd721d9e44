import { createPorts } from '#kernel/ports/port.ts';
import { createRemoteTransport } from '#kernel/ports/transport.ts';
import { createLogger } from '#kernel/request/log.ts';
import { ConfigError } from '#kernel/values/errors.ts';
import { DOMAINS } from '../subgraphs/shared/domains.ts';
import { type GatewayConfig, readGatewayConfig } from './config.ts';
import { ListenError } from './http/listener.ts';

/** The port of customers, where every subgraph runs elsewhere; needs the credential, so an audit has none. */
function remotePorts(config: GatewayConfig) {
  const url = config.subgraphUrls.get('customers');
  if (config.credential === undefined || url === undefined) return undefined;
  const urls = Object.fromEntries(
    DOMAINS.flatMap((domain) => {
      const known = config.subgraphUrls.get(domain);
      return known === undefined ? [] : [[domain, known]];
    }),
  );
  return createPorts('gateway', createRemoteTransport(urls, config.credential));
}

/** The gateway as a process of its own: every subgraph is reached over HTTP. */
async function main(): Promise<void> {
  const logger = createLogger({ service: 'gateway' }, process.env['LOG_LEVEL'] === 'warn');
  const config = readGatewayConfig(process.env);
  const ports = remotePorts(config);
  // Loaded once the settings are right: it is most of the code.
  const { startGateway } = await import('./gateway.ts');
  const gateway = await startGateway({ config, logger, ...(ports ? { ports } : {}) });
  logger.info('the gateway answers', { port: gateway.port });
  const stop = () => {
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof ListenError;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
