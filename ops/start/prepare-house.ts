import { existsSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Progress } from '../cli/progress.ts';
import { inProject } from '../cli/project.ts';
import { StartupError } from '../cli/startup-error.ts';
import type { DemoHouseModule, DemoSignIn } from '../demo/demo-module.ts';
import { type Databases, migrateDatabases } from '../instance/databases.ts';
import { derivedFolders } from '../instance/environment.ts';
import { dropUnfinished, type HouseState, readHouseState, writeHouseState } from '../instance/instance-record.ts';
import type { StartOptions } from './arguments.ts';
import { fillDemo } from './fill-demo.ts';

/** Seed of the demo house, so that two of the same scale are the same. */
const DEMO_SEED = 1;

/** Says what the database holds, after clearing what a demo house that was never finished left behind. */
export async function inspectData(databases: Databases, options: StartOptions): Promise<HouseState> {
  let state = await readHouseState(databases.adminUrl);
  if (state === 'filling') {
    await dropUnfinished(databases.adminUrl);
    for (const folder of derivedFolders(options.dataDir)) rmSync(folder, { recursive: true, force: true });
    await writeHouseState(databases.adminUrl, 'new');
    state = 'new';
  }
  if (state === 'demo' && options.mode === 'production') {
    throw new StartupError(
      'This database holds the demo house, whose passwords everybody knows: PASSERELLE_MODE=production refuses it.',
    );
  }
  if (state === 'new' && !options.empty && options.mode === 'production') {
    throw new StartupError('PASSERELLE_MODE=production has no demo house: start it the first time with --empty.');
  }
  return state;
}

/** Migrates a new database; data of an older schema is refused. */
export async function migrateHouse(
  databases: Databases,
  state: HouseState,
  poolSize: number,
  progress: Progress,
): Promise<void> {
  const step = progress.start('Migrations');
  const applied = await migrateDatabases(databases, {
    pending: state === 'new' ? 'apply' : 'refuse',
    poolSize,
    step,
  });
  step.finish(applied === 0 ? 'up to date' : `${applied} applied`);
}

/** Fills the demo house of a new database, or records that it is to stay empty. */
export async function furnish(parts: {
  readonly state: HouseState;
  readonly options: StartOptions;
  readonly databases: Databases;
  readonly env: Readonly<Record<string, string>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}): Promise<readonly DemoSignIn[]> {
  const { state, options, databases, env, progress, signal } = parts;
  const { adminUrl } = databases;
  if (state === 'empty') return [];
  if (state === 'new' && options.empty) {
    await writeHouseState(adminUrl, 'empty');
    return [];
  }
  const demo = await loadDemo();
  if (state === 'new') {
    await writeHouseState(adminUrl, 'filling');
    await fillDemo({
      adminUrl,
      databaseUrls: databases.runtimeUrls,
      env,
      dataDir: options.dataDir,
      scale: options.scale,
      seed: DEMO_SEED,
      now: new Date(),
      progress,
      signal,
    });
    signal.throwIfAborted();
    await writeHouseState(adminUrl, 'demo');
  }
  return options.mode === 'demo' ? demo.demoSignIns : [];
}

async function loadDemo(): Promise<DemoHouseModule> {
  const file = inProject('ops', 'demo', 'index.ts');
  if (!existsSync(file)) throw new StartupError('The demo house is not part of this checkout: start with --empty.');
  return (await import(pathToFileURL(file).href)) as DemoHouseModule;
}
