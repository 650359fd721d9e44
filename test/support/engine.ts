import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningEngine, startEngine } from '../../ops/instance/engine/start-engine.ts';

/** An analytics engine on an empty folder of its own. */
export interface TestEngine {
  readonly engine: RunningEngine;
  readonly dataDir: string;
  /** Ends the engine and removes its folder. */
  drop(): Promise<void>;
}

export const TEST_ENGINE_PASSWORD = 'only-for-tests';

export async function startTestEngine(): Promise<TestEngine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'passerelle-engine-'));
  const engine = await startEngine({ dataDir, password: TEST_ENGINE_PASSWORD });
  return {
    engine,
    dataDir,
    async drop() {
      await engine.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
