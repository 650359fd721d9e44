import type { Logger } from '#kernel/request/log.ts';
import type { Progress } from '../cli/progress.ts';
import { assetNames, buildAsset } from '../dev/build/assets.ts';
import { type Databases, openDatabases } from '../instance/databases.ts';
import { assertSettings, instanceEnvironment } from '../instance/environment.ts';
import { lockFolder } from '../instance/folder-lock.ts';
import { assertGenerated } from '../instance/generated-check.ts';
import { loadLibraries } from '../instance/libraries.ts';
import { assertEngineAnswers, type Engine, openEngine } from '../instance/open-engine.ts';
import { removeRunFile, writeRunFile } from '../instance/run-file.ts';
import { openSecrets, type Secrets } from '../instance/secrets.ts';
import { preloadSubgraphs } from '../instance/subgraph-modules.ts';
import { announce } from './announce.ts';
import type { StartOptions } from './arguments.ts';
import { fillHistory } from './fill-history.ts';
import { issueFirstAdminCode } from './first-admin.ts';
import { assertPortFree } from './port-check.ts';
import { inspectData, migrateInstance, seedNewInstance } from './prepare-instance.ts';
import type { Shutdown } from './shutdown.ts';
import { startSplit } from './split.ts';

/** An asset that is up to date is looked through in less time, and is not worth a line. */
const SLOW_BUILD_MS = 300;

export interface StartParts {
  readonly options: StartOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly logger: Logger;
  readonly progress: Progress;
  readonly shutdown: Shutdown;
}

/**
 * Starts everything in order and answers what to tell the operator. What was started is registered with `shutdown`
 * at once, so that a failure or a signal at any moment undoes exactly that.
 */
export async function startInstance({ options, env, logger, progress, shutdown }: StartParts): Promise<string> {
  const began = Date.now() - process.uptime() * 1000;
  const { dataDir, port, host, mode } = options;
  const { signal } = shutdown;
  assertSettings(env);
  assertGenerated();
  await assertPortFree(port, host);
  await assertEngineAnswers(env);
  shutdown.add('the lock of the data folder', await lockFolder(dataDir));
  const secrets = openSecrets(dataDir);
  const building = buildAssets(progress, logger, signal);

  const databases = await openServer(env, dataDir, secrets, { logger, progress, shutdown });
  signal.throwIfAborted();
  const state = await inspectData(databases, options);
  // The engine and the subgraphs' code load while the migrations are looked through.
  const starting = startEngine({ env, dataDir, secrets }, { logger, progress, shutdown });
  starting.catch(() => undefined);
  if (!options.split) loadInstance().catch(() => undefined);
  await migrateInstance(databases, state, Number(env['DATABASE_POOL_SIZE'] || 4), progress);
  const engine = await starting;
  signal.throwIfAborted();

  const { runtimeUrls } = databases;
  const settings = instanceEnvironment({ env, port, host, mode, dataDir, secrets, runtimeUrls, clickhouse: engine });
  const { signIns, isFilling } = await seedNewInstance({ state, options, databases, env: settings, progress, signal });
  await building;
  signal.throwIfAborted();

  const step = progress.start(options.split ? 'Services' : 'Subgraphs and gateway');
  const onProgress = (done: number, total: number) => step.update(done, total);
  // Known by its process ids: a service that is started again has another one.
  let noteServices: () => void = () => undefined;
  const onRestart = () => noteServices();
  const open = options.split
    ? await startSplit({ env: settings, logger, onProgress, onRestart, adminUrl: databases.adminUrl })
    : { ...(await (await loadInstance()).openInstance({ env: settings, logger, onProgress })), services: [] };
  shutdown.add('the instance', () => open.close());
  step.finish();
  noteServices = () =>
    writeRunFile(dataDir, {
      pid: process.pid,
      port,
      clickhouseUrl: engine.url,
      services: [...open.services],
      ...(databases.cluster ? { postgresPort: databases.cluster.port } : {}),
    });
  noteServices();
  shutdown.add('the run file', () => removeRunFile(dataDir));
  if (isFilling) {
    const filling = fillHistory({ adminUrl: databases.adminUrl, env: settings, dataDir, logger });
    shutdown.add('the history of the demo shop', () => filling.stop());
  }
  const firstAdminCode = signIns.length > 0 ? undefined : await issueFirstAdminCode(open.transport);
  return announce({
    port,
    host,
    mode,
    seconds: (Date.now() - began) / 1000,
    hasMail: Boolean(env['SMTP_URL']),
    signIns,
    firstAdminCode,
    isFilling,
  });
}

/** The gateway and the subgraphs are most of the code: a start that fails at once does not load them. */
async function loadInstance(): Promise<typeof import('../instance/open-instance.ts')> {
  await loadLibraries();
  await preloadSubgraphs();
  return import('../instance/open-instance.ts');
}

async function startEngine(
  { env, dataDir, secrets }: { env: NodeJS.ProcessEnv; dataDir: string; secrets: Secrets },
  { logger, progress, shutdown }: Pick<StartParts, 'logger' | 'progress' | 'shutdown'>,
): Promise<Engine> {
  const step = progress.start('Analytics engine');
  const opening = openEngine({
    env,
    dataDir,
    password: secrets.enginePassword,
    log: (message, fields) => logger.info(message, fields),
  });
  // Registered before it is there, so that a failure beside it does not leave it behind.
  shutdown.add('the analytics engine', async () => (await opening.catch(() => undefined))?.stop());
  const engine = await opening;
  step.finish();
  return engine;
}

async function openServer(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  secrets: Secrets,
  { logger, progress, shutdown }: Pick<StartParts, 'logger' | 'progress' | 'shutdown'>,
): Promise<Databases> {
  const step = progress.start('PostgreSQL');
  const opening = openDatabases({
    env,
    dataDir,
    secrets: () => secrets,
    signal: shutdown.signal,
    onRestart: (error) => {
      if (error) logger.error('PostgreSQL could not be started again', { error });
      else logger.warn('PostgreSQL had died and was started again');
    },
  });
  // Registered before it is there: a signal ends a start that is under way.
  shutdown.add('PostgreSQL', async () => (await opening.catch(() => undefined))?.cluster?.stop());
  const databases = await opening;
  step.finish(databases.cluster ? `port ${databases.cluster.port}` : 'DATABASE_URL');
  return databases;
}

/** A broken dashboard keeps nobody from buying: what cannot be built is said and left out. */
async function buildAssets(progress: Progress, logger: Logger, signal: AbortSignal): Promise<void> {
  for (const name of assetNames) {
    let step: ReturnType<Progress['start']> | undefined;
    const slow = setTimeout(() => {
      step = progress.start(`Building the ${name}`);
    }, SLOW_BUILD_MS);
    try {
      await buildAsset(name, signal);
      step?.finish();
    } catch (error) {
      if (!signal.aborted) logger.warn(`the ${name} could not be built and will not answer`, { error });
    } finally {
      clearTimeout(slow);
    }
  }
}
