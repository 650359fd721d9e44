import { rmSync } from 'node:fs';
import type { Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { runDemoChild } from '../demo/run-child.ts';
import { type DemoSignIn, demoSignIns } from '../demo/sign-ins.ts';
import { assertRolesSignIn, type Databases, EMBEDDED, migrateDatabases } from '../instance/databases.ts';
import { derivedFolders } from '../instance/environment.ts';
import {
  assertNotRestoring,
  dropUnfinished,
  type InstanceState,
  isDemo,
  readInstanceState,
  writeDemoRecord,
  writeInstanceState,
} from '../instance/instance-record.ts';
import type { StartOptions } from './arguments.ts';

/** Seed of the demo shop, so that two of the same scale are the same. */
export const DEMO_SEED = 1;

/** Says what the database holds, after clearing what a demo shop that was never finished left behind. */
export async function inspectData(databases: Databases, options: StartOptions): Promise<InstanceState> {
  let state = await readInstanceState(databases.adminUrl, databases.cluster ? EMBEDDED : undefined);
  assertNotRestoring(state);
  if (state === 'seeding') {
    await dropUnfinished(databases.adminUrl);
    for (const folder of derivedFolders(options.dataDir)) rmSync(folder, { recursive: true, force: true });
    await writeInstanceState(databases.adminUrl, 'new');
    state = 'new';
  }
  if (isDemo(state) && options.mode === 'production') {
    throw new StartupError(
      'This database holds the demo shop, whose passwords everybody knows: PASSERELLE_MODE=production refuses it.',
    );
  }
  if (state === 'new' && !options.empty && options.mode === 'production') {
    throw new StartupError('PASSERELLE_MODE=production has no demo shop: start it the first time with --empty.');
  }
  return state;
}

/** Migrates a new database; data of an older schema is refused. */
export async function migrateInstance(
  databases: Databases,
  state: InstanceState,
  poolSize: number,
  progress: Progress,
): Promise<void> {
  const step = progress.start('Migrations');
  const applied = await migrateDatabases(databases, {
    pending: state === 'new' ? 'apply' : 'refuse',
    poolSize,
    step,
  });
  await assertRolesSignIn(databases);
  step.finish(applied === 0 ? 'up to date' : `${applied} applied`);
}

export interface PreparedInstance {
  readonly signIns: readonly DemoSignIn[];
  /** Whether the rest of the demo shop's history is to arrive once the shop is open. */
  readonly isFilling: boolean;
}

/** Fills the newest days of the demo shop into a new database, or records that it is to stay empty. */
export async function seedNewInstance(parts: {
  readonly state: InstanceState;
  readonly options: StartOptions;
  readonly databases: Databases;
  readonly env: Readonly<Record<string, string>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}): Promise<PreparedInstance> {
  const { state, options, databases, env, progress, signal } = parts;
  const { adminUrl } = databases;
  const empty = { signIns: [], isFilling: false };
  if (state === 'empty') return empty;
  if (state === 'new' && options.empty) {
    await writeInstanceState(adminUrl, 'empty');
    return empty;
  }
  if (state === 'new') {
    const demo = { seed: DEMO_SEED, scale: options.scale, now: new Date() };
    await writeInstanceState(adminUrl, 'seeding');
    await writeDemoRecord(adminUrl, demo);
    await runDemoChild({ ...demo, env, dataDir: options.dataDir, part: 'recent', progress, signal });
    signal.throwIfAborted();
    await writeInstanceState(adminUrl, 'filling');
  }
  return { signIns: options.mode === 'demo' ? demoSignIns : [], isFilling: state !== 'demo' };
}
