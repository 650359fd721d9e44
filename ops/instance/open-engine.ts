import type { LogFields } from '#kernel/request/log.ts';
import { type RunningEngine, startEngine } from './engine/start-engine.ts';

/** The analytics engine of the instance: the embedded one, or the server that `CLICKHOUSE_URL` names. */
export interface Engine {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

export async function openEngine(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly password: string;
  readonly log: (message: string, fields?: LogFields) => void;
}): Promise<Engine> {
  const { env, dataDir, password, log } = options;
  const url = env['CLICKHOUSE_URL'];
  if (url) {
    return {
      url,
      user: env['CLICKHOUSE_USER'] ?? 'default',
      password: env['CLICKHOUSE_PASSWORD'] ?? '',
      stop: async () => undefined,
    };
  }
  const engine: RunningEngine = await startEngine({ dataDir, password, log });
  return { url: engine.url, user: engine.user, password, stop: () => engine.stop() };
}
