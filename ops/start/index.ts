import { createLogger } from '#kernel/request/log.ts';
import { openProgress } from '../cli/progress.ts';
import { describeFailure, runCommand } from '../cli/startup-error.ts';
import { HELP, readStartOptions } from './arguments.ts';
import { createShutdown } from './shutdown.ts';

/** `npm start` and `npm run start:split`: starts everything, stays until a signal, and leaves no process behind. */
await runCommand(async () => {
  // The libraries of the instance load after this line: in their other mode graphql-js checks every type again and again.
  process.env['NODE_ENV'] ??= 'production';
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const logger = createLogger({}, process.env['LOG_LEVEL'] !== 'info');
  const shutdown = createShutdown((name, error) => logger.error(`could not stop ${name}`, { error }));
  const progress = openProgress();
  try {
    const { startInstance } = await import('./start-instance.ts');
    const starting = startInstance({ options, env: process.env, logger, progress, shutdown });
    // A step that waits for something else must not keep the signal waiting; what it fails with then is no news.
    starting.catch(() => undefined);
    const announcement = await Promise.race([starting, aborted(shutdown.signal)]);
    progress.close();
    process.stdout.write(announcement);
    await aborted(shutdown.signal).catch(() => undefined);
  } catch (error) {
    progress.close();
    // After Ctrl-C the steps under way fail one way or another; that is no news.
    if (!shutdown.signal.aborted) throw error;
  } finally {
    await shutdown.run();
    setTimeout(() => process.exit(), 500).unref();
  }
});

/** Rejects when the signal comes. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

process.on('uncaughtException', (error) => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
});
