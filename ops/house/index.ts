import { createLogger } from '../../subgraphs/shared/log.ts';
import { runCommand } from '../startup-error.ts';
import { openHouse } from './open-house.ts';

/**
 * The six subgraphs and the gateway as one process, on databases that are there already: a replica beside others, the
 * subject of benchmarks and of tests that kill processes. Prints its address as one line of JSON once it answers.
 */
await runCommand(async () => {
  const logger = createLogger({ service: 'house' }, true);
  const house = await openHouse({ env: process.env, logger });
  process.stdout.write(`${JSON.stringify({ url: house.gateway.url, pid: process.pid })}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void house.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
});
