import { createLogger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import { readGatewayConfig } from '../../../gateway/config.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { runWithoutArguments } from '../../cli/command-line.ts';

/**
 * The six subgraphs and the gateway as one process, on databases that are there already: a replica beside others, the
 * subject of benchmarks and of tests that kill processes. Prints its address as one line of JSON once it answers.
 */
await runWithoutArguments(
  'node ops/start/replica/index.ts',
  'opens an instance on databases that are there',
  async () => {
    // Read before the instance is loaded, which takes longer than to say that a setting is wrong.
    readGatewayConfig(process.env);
    readConfig(process.env, DOMAINS);
    const { openInstance } = await import('../../instance/open-instance.ts');
    const logger = createLogger({ service: 'instance' }, true);
    const instance = await openInstance({ env: process.env, logger });
    process.stdout.write(`${JSON.stringify({ url: instance.gateway.url, pid: process.pid })}\n`);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void instance.close().finally(() => process.exit(0));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('disconnect', stop);
  },
);
