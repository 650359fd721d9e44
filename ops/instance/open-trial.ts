import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import type { Progress } from '../cli/progress.ts';
import { databaseVariable } from '../cli/services.ts';
import { StartupError } from '../cli/startup-error.ts';
import { connectTo } from '../migrate/connect.ts';
import { type MigrationState, readMigrationState } from '../migrate/runner.ts';
import { type Databases, migrateDatabases, openDatabases } from './databases.ts';
import { instanceEnvironment } from './environment.ts';
import { lockFolder } from './folder-lock.ts';
import { assertWhole, findDatabases, type InstanceData } from './open-data.ts';
import { holdsCluster } from './postgres/data-folder.ts';
import { readRunFile } from './run-file.ts';
import { hasSecrets, openSecrets, type Secrets } from './secrets.ts';

type Undo = Array<() => Promise<void> | void>;

/**
 * Opens an instance for a command that tries something and must leave nothing behind: the one that the environment names
 * as it is, or, where there is none yet, an empty one of its own that goes with `close`. Figures cannot be asked.
 * @throws StartupError as a start does
 */
export async function openTrialData(env: NodeJS.ProcessEnv, progress: Progress): Promise<InstanceData> {
  const undo: Undo = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...((await openThere(env, undo)) ?? (await openEmpty(env, undo, progress))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type OpenData = Omit<InstanceData, 'close'>;

/** The instance that is there; undefined when there is none. */
async function openThere(env: NodeJS.ProcessEnv, undo: Undo): Promise<OpenData | undefined> {
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const running = readRunFile(dataDir);
  const isElsewhere = Boolean(env['DATABASE_URL']);
  if (!running && !isElsewhere) {
    if (!holdsCluster(dataDir)) return undefined;
    undo.push(await lockFolder(dataDir));
  }
  if (!(await mayHoldInstance(env['DATABASE_URL'], dataDir))) return undefined;
  const databases = await findDatabases(env, dataDir, () => secretsOf(dataDir), running);
  undo.push(async () => databases.cluster?.stop());
  const states = await Promise.all(
    databases.targets.map(({ adminUrl, variable, roles }) =>
      stateOf(
        adminUrl,
        variable,
        DOMAINS.filter((domain) => domain in roles),
      ),
    ),
  );
  if (states.every((state) => state === 'none')) return undefined;
  if (states.includes('some') || states.includes('none')) {
    throw new StartupError('The data is of an older schema: make a backup, run "npm run migrate", then this command.');
  }
  await assertWhole(databases.adminUrl);
  return settingsOf(env, dataDir, databases, hasSecrets(dataDir) ? openSecrets(dataDir) : undefined);
}

/** An empty instance on a server of its own, in a folder that is removed with it. */
async function openEmpty(env: NodeJS.ProcessEnv, undo: Undo, progress: Progress): Promise<OpenData> {
  for (const step of undo.splice(0).reverse()) await step();
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-trial-'));
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
  // PostgreSQL's own account must be able to enter when root runs this.
  chmodSync(dataDir, 0o755);
  const names = new Set(['DATABASE_URL', ...DOMAINS.map(databaseVariable)]);
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)));
  const secrets = openSecrets(dataDir);
  const databases = await openDatabases({ env: own, dataDir, secrets: () => secrets });
  undo.push(async () => databases.cluster?.stop());
  const step = progress.start('An empty instance to try it on');
  await migrateDatabases(databases, { pending: 'apply', poolSize: 4, step });
  step.finish();
  return settingsOf({ ...own, DATA_DIR: dataDir }, dataDir, databases, secrets);
}

function settingsOf(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  { runtimeUrls }: Databases,
  secrets: Secrets | undefined,
): OpenData {
  // Nobody is asked over a wire: any credential will do where the instance's own is not known.
  const gatewayCredential = secrets?.gatewayCredential ?? 'of-a-trial-that-speaks-to-nobody-else';
  const sessionSigningKey = secrets?.sessionSigningKey ?? {};
  const made = { port: 4000, mode: env['PASSERELLE_MODE'] || 'development', dataDir, runtimeUrls };
  return {
    env: instanceEnvironment({ env, ...made, secrets: { gatewayCredential, sessionSigningKey } }),
    dataDir,
    claim: async () => undefined,
  };
}

/** A new database has no passwords yet, and an instance whose passwords are elsewhere must not be taken for a new one. */
async function mayHoldInstance(databaseUrl: string | undefined, dataDir: string): Promise<boolean> {
  if (!databaseUrl || hasSecrets(dataDir)) return true;
  return (await stateOf(databaseUrl, 'DATABASE_URL', DOMAINS)) !== 'none';
}

/** @throws StartupError instead of making secrets that would fit nothing. */
function secretsOf(dataDir: string): Secrets {
  if (hasSecrets(dataDir)) return openSecrets(dataDir);
  throw new StartupError(
    `The passwords of this instance are not in ${join(dataDir, 'secrets.json')}: name its DATA_DIR, or each <DOMAIN>_DATABASE_URL.`,
  );
}

async function stateOf(adminUrl: string, variable: string, domains: readonly Domain[]): Promise<MigrationState> {
  const client = await connectTo(adminUrl, variable);
  try {
    return await readMigrationState(client, domains);
  } finally {
    await client.end();
  }
}
