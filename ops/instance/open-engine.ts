import type { LogFields } from '#kernel/request/log.ts';
import { StartupError } from '../cli/startup-error.ts';
import { type RunningEngine, startEngine } from './engine/start-engine.ts';

/** The analytics engine of the instance: the embedded one, or the server that `CLICKHOUSE_URL` names. */
export interface Engine {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** Milliseconds in which a server that is named must answer one statement. */
const ANSWER_MS = 1_500;

/** @throws StartupError when `CLICKHOUSE_URL` is set and no ClickHouse lets us in there. */
export async function assertEngineAnswers(env: NodeJS.ProcessEnv): Promise<void> {
  const url = env['CLICKHOUSE_URL'];
  if (!url) return;
  const refuse = (reason: string) =>
    new StartupError(`The analytics engine of CLICKHOUSE_URL cannot be used at ${new URL(url).host}: ${reason}.`);
  const headers = {
    'x-clickhouse-user': env['CLICKHOUSE_USER'] || 'default',
    'x-clickhouse-key': env['CLICKHOUSE_PASSWORD'] ?? '',
  };
  const signal = AbortSignal.timeout(ANSWER_MS);
  const answer = await fetch(url, { method: 'POST', headers, body: 'SELECT 1', signal }).catch((error: Error) => {
    const { code } = (error.cause ?? {}) as { readonly code?: string };
    throw refuse(signal.aborted ? `it does not answer within ${ANSWER_MS / 1000} s` : (code ?? error.message));
  });
  const text = (await answer.text()).trim();
  if (text === '1') return;
  throw refuse(
    /AUTHENTICATION_FAILED/.test(text) ? 'it refuses CLICKHOUSE_USER and CLICKHOUSE_PASSWORD' : 'it is none',
  );
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
