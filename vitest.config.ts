import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const serverTests = ['gateway', 'kernel', 'subgraphs', 'ops', 'dashboard/src'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);
/** Many writers at once on one database: they take their time, wherever they lie. */
const raceTests = '**/*.race.test.ts';
/** Tests of throughput and endurance: minutes each, never part of `npm test`. */
const longTests = '**/*.long.test.ts';

/** Seconds that a hook may take: some fill a demo. */
const HOOK_SECONDS = 600;

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run; every test file clones its own database from a migrated template.
    globalSetup: ['test/support/global-setup.ts'],
    // The projects share most of their modules: each is compiled once for all of them, and again when it has changed.
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
    // Tests that start processes wait for much of their time: three at once keep two cores busy.
    maxWorkers: 3,
    projects: [
      project('unit', serverTests, 240, [raceTests, longTests]),
      project('contract', ['test/contract/**/*.test.ts'], 240),
      project('integration', ['test/integration/**/*.test.ts', 'test/concurrency/**/*.test.ts', raceTests], 300),
      project('e2e', ['test/e2e/**/*.test.ts'], 480),
      project('long', ['test/long/**/*.test.ts', longTests], 3600),
    ],
  },
});

/** One named group of test files, with the seconds after which one of its tests hangs: several times what it takes on a busy machine. */
function project(name: string, include: string[], timeoutSeconds: number, exclude: string[] = []) {
  return {
    // One copy of graphql: Vite would take its ES module where the libraries take the CommonJS one.
    resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
    test: {
      name,
      include,
      exclude: ['**/node_modules/**', ...exclude],
      environment: 'node',
      // Files of one worker share its modules: loading them again for each took most of a run's processor time. A test
      // that changes something of its process, a timer or a variable, puts it back.
      isolate: false,
      testTimeout: timeoutSeconds * 1000,
      // What comes by itself comes late on a machine that does other things too.
      expect: { poll: { timeout: 30_000 } },
      hookTimeout: Math.max(HOOK_SECONDS, timeoutSeconds) * 1000,
    },
  };
}
