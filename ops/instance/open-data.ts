import { resolve } from 'node:path';
import type { Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { planDatabases } from '../migrate/targets.ts';
import { assertRolesSignIn, DATABASE, type Databases, EMBEDDED, migrateDatabases, openDatabases } from './databases.ts';
import { instanceEnvironment } from './environment.ts';
import { lockFolder } from './folder-lock.ts';
import { assertNotRestoring, readInstanceState, writeInstanceState } from './instance-record.ts';
import { openEngine } from './open-engine.ts';
import { SUPERUSER } from './postgres/initialize.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { openSecrets, type Secrets } from './secrets.ts';

/** The databases of an instance, and its engine where figures are asked, for an operator's command. */
export interface InstanceData {
  /** Every setting as variables of the environment, for `openSubgraphs` and `readConfig`. */
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  /** Makes a new instance one of real data, before the first of it is written: no start fills the demo over it. */
  claim(): Promise<void>;
  /** Stops what was started for the command. */
  close(): Promise<void>;
}

/**
 * Opens the data of the instance that `DATA_DIR` or `DATABASE_URL` names: of the running instance when there is one, else
 * its servers are started for the command, under the same lock as a start.
 * @throws StartupError as a start does
 */
export async function openInstanceData(env: NodeJS.ProcessEnv, progress: Progress): Promise<InstanceData> {
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const running = readRunFile(dataDir);
  const undo: Array<() => Promise<void> | void> = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!running) undo.push(await lockFolder(dataDir));
    const secrets = openSecrets(dataDir);
    const databases = await findDatabases(env, dataDir, () => secrets, running);
    undo.push(async () => databases.cluster?.stop());
    if (!running) {
      const poolSize = Number(env['DATABASE_POOL_SIZE'] || 4);
      const step = progress.start('Migrations');
      await migrateDatabases(databases, { pending: 'apply', poolSize, step });
      step.finish();
      await assertRolesSignIn(databases);
      await assertWhole(databases.adminUrl);
    }
    const engine = await openEngine({ env, dataDir, password: secrets.enginePassword, log: () => undefined });
    undo.push(() => engine.stop());
    const settings = instanceEnvironment({
      env,
      port: running?.port ?? 4000,
      mode: env['PASSERELLE_MODE'] || 'development',
      dataDir,
      secrets,
      runtimeUrls: databases.runtimeUrls,
      clickhouse: engine,
    });
    return { env: settings, dataDir, claim: () => claimNewInstance(databases.adminUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function claimNewInstance(adminUrl: string): Promise<void> {
  if ((await readInstanceState(adminUrl)) === 'new') await writeInstanceState(adminUrl, 'empty');
}

/** @throws StartupError for a demo shop that the next start drops and seeds again, and for half a restore. */
export async function assertWhole(adminUrl: string): Promise<void> {
  const state = await readInstanceState(adminUrl);
  assertNotRestoring(state);
  if (state !== 'seeding') return;
  throw new StartupError('The demo shop was not filled to its end: run "npm start" once, then this command.');
}

/** The databases of the running instance, else those that the environment names or the data folder holds. */
export async function findDatabases(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  secrets: () => Secrets,
  running: RunFile | undefined,
): Promise<Databases> {
  if (running?.postgresPort === undefined) return openDatabases({ env, dataDir, secrets });
  const { postgresPassword, rolePasswords } = secrets();
  const password = encodeURIComponent(postgresPassword);
  const adminUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${running.postgresPort}/${DATABASE}`;
  return { ...planDatabases(env, adminUrl, rolePasswords, EMBEDDED), adminUrl, cluster: undefined };
}
