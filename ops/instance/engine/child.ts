import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedEngine } from './embedded-engine.ts';
import { writeEndpoint } from './endpoint.ts';
import { EXIT_LOCKED } from './exit-codes.ts';
import { createInterface } from './http-interface.ts';

const configSchema = z.object({
  folder: z.string(),
  port: z.int(),
  user: z.string(),
  password: z.string(),
  limits: z.object({
    memoryBytes: z.number(),
    queryMemoryBytes: z.number(),
    maxExecutionSeconds: z.number(),
    parallelQueries: z.int(),
    queuedQueries: z.int(),
  }),
});
export type ChildConfig = z.infer<typeof configSchema>;

/** Seconds that running queries get to end at a stop. */
const DRAIN_SECONDS = 5;

function openEngine(config: ChildConfig): EmbeddedEngine {
  mkdirSync(join(config.folder, 'db'), { recursive: true });
  try {
    return new EmbeddedEngine(join(config.folder, 'db'), config.limits);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(/lock/i.test(text) ? EXIT_LOCKED : 1);
  }
}

/** The asked port, so that clients keep their address over a restart; any free one when it is taken. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(listen(server, 0));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function main(config: ChildConfig): Promise<void> {
  const engine = openEngine(config);
  await engine.open();
  const server = createInterface({ engine, user: config.user, password: config.password });
  const port = await listen(server, config.port);
  const endpoint = { url: `http://127.0.0.1:${port}`, port, pid: process.pid };
  await writeEndpoint(config.folder, endpoint);
  const stop = (): void => {
    setTimeout(() => process.exit(0), DRAIN_SECONDS * 1000).unref();
    server.close(() => {
      engine.close();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  // Ctrl-C reaches the whole group; the supervisor decides when the engine may go.
  process.on('SIGINT', () => undefined);
  // The supervisor is gone, by whatever death: so go we.
  process.once('disconnect', stop);
  process.send?.(endpoint);
}

process.once('message', (message) => {
  main(configSchema.parse(message)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
