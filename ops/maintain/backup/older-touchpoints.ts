import { join } from 'node:path';
import { StartupError } from '../../cli/startup-error.ts';
import { type Engine, openEngine } from '../../instance/open-engine.ts';
import { openSecrets } from '../../instance/secrets.ts';

interface OlderRequest {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly generation: number;
  /** Where the copy of the touchpoint log lies. */
  readonly copy: string;
}

/** The engine's answer as it comes. */
async function ask(engine: Engine, statement: string): Promise<AsyncIterable<Uint8Array>> {
  const headers = { 'x-clickhouse-user': engine.user, 'x-clickhouse-key': engine.password };
  const answer = await fetch(engine.url, { method: 'POST', headers, body: statement }).catch((error: Error) => {
    throw new StartupError(`The analytics engine does not answer at ${new URL(engine.url).host}: ${error.message}.`);
  });
  if (answer.ok && answer.body) return answer.body;
  throw new StartupError(
    `The analytics engine does not give the touchpoints that are older than their log: ${(await answer.text()).slice(0, 300)}`,
  );
}

/**
 * Copies the touchpoints that are older than their log from the column store, which alone holds them; asks no engine
 * where there are none.
 * @throws StartupError when the engine does not give them
 */
export async function copyOlder({ env, dataDir, generation, copy }: OlderRequest): Promise<void> {
  // Loaded when there is something to copy: it is most of the code.
  const { olderTouchpoints } = await import('../../../subgraphs/attribution/index.ts');
  const spool = join(dataDir, 'spool');
  if (!(await olderTouchpoints.exist(spool))) return;
  const password = env['CLICKHOUSE_URL'] ? '' : openSecrets(dataDir).enginePassword;
  const engine = await openEngine({ env, dataDir, password, log: () => undefined });
  try {
    const database = `${env['CLICKHOUSE_DATABASE'] || 'passerelle'}_g${generation}`;
    await olderTouchpoints.copy({ spool, copy, database, ask: (statement) => ask(engine, statement) });
  } finally {
    await engine.stop();
  }
}
