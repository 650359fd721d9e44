import { resolve } from 'node:path';
import { planDatabases } from '../migrate/targets.ts';
import { SUPERUSER } from '../postgres/initialise.ts';
import type { Progress } from '../progress.ts';
import { DATABASE, type Databases, migrateDatabases, openDatabases } from '../start/databases.ts';
import { openEngine } from '../start/engine.ts';
import { houseEnvironment } from '../start/environment.ts';
import { lockFolder } from '../start/folder-lock.ts';
import { readHouseState, writeHouseState } from '../start/house-record.ts';
import { type RunFile, readRunFile } from '../start/run-file.ts';
import { openSecrets, type Secrets } from '../start/secrets.ts';
import { StartupError } from '../startup-error.ts';

/** The databases and the engine of a house, for an operator's command. */
export interface HouseData {
  /** Every setting as variables of the environment, for `openSubgraphs` and `readConfig`. */
  readonly env: Readonly<Record<string, string>>;
  /** A connection that may do everything in the database. */
  readonly adminUrl: string;
  readonly dataDir: string;
  /** The house that runs on the same data, if one does: it keeps its processes. */
  readonly running: RunFile | undefined;
  /** Stops what was started for the command. */
  close(): Promise<void>;
}

/**
 * Opens the data of the house that `DATA_DIR` or `DATABASE_URL` names: of the running house when there is one, else
 * its servers are started for the command, under the same lock as a start.
 * @throws StartupError as a start does
 */
export async function openHouseData(env: NodeJS.ProcessEnv, progress: Progress): Promise<HouseData> {
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const running = readRunFile(dataDir);
  const undo: Array<() => Promise<void> | void> = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!running) undo.push(await lockFolder(dataDir));
    const secrets = openSecrets(dataDir);
    const databases = await findDatabases(env, dataDir, secrets, running);
    undo.push(async () => databases.cluster?.stop());
    if (!running) {
      const poolSize = Number(env['DATABASE_POOL_SIZE'] || 4);
      const step = progress.start('Migrations');
      await migrateDatabases(databases, { pending: 'apply', poolSize, step });
      step.finish();
      await claimNewHouse(databases.adminUrl);
    }
    const engine = await openEngine({ env, dataDir, password: secrets.enginePassword, log: () => undefined });
    undo.push(() => engine.stop());
    const settings = houseEnvironment({
      env,
      port: running?.port ?? 4000,
      mode: env['PASSERELLE_MODE'] || 'development',
      dataDir,
      secrets,
      runtimeUrls: databases.runtimeUrls,
      clickhouse: engine,
    });
    return { env: settings, adminUrl: databases.adminUrl, dataDir, running, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A command writes into the house, so a start must not fill the demo house over it. */
async function claimNewHouse(adminUrl: string): Promise<void> {
  const state = await readHouseState(adminUrl);
  if (state === 'new') await writeHouseState(adminUrl, 'empty');
  if (state === 'filling') {
    throw new StartupError('The demo house was not filled to its end: run "npm start" once, then this command.');
  }
}

async function findDatabases(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  secrets: Secrets,
  running: RunFile | undefined,
): Promise<Databases> {
  if (running?.postgresPort === undefined) return openDatabases({ env, dataDir, secrets: () => secrets });
  const password = encodeURIComponent(secrets.postgresPassword);
  const adminUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${running.postgresPort}/${DATABASE}`;
  return { ...planDatabases(env, adminUrl, secrets.rolePasswords), adminUrl, cluster: undefined };
}
