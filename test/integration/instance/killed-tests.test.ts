import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../../ops/cli/processes.ts';
import { projectRoot } from '../../../ops/cli/project.ts';
import { spawnGuarded } from '../../support/guarded-process.ts';
import { createStartPlace, type StartPlace } from '../../support/started-instance.ts';

let folder: string;
let place: StartPlace;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-killed-'));
  place = await createStartPlace();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  place.remove();
});

/** A process of tests that does something with their helpers. */
function test(script: string): ChildProcess {
  const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, words, { cwd: projectRoot, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
const endOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));
const soon = { timeout: 90_000, interval: 100 };

it('a command ends with the process of tests that ran it, also when that is killed outright', async () => {
  const pidFile = join(folder, 'pid');
  const command = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const tests = test(
    `import { runCommand } from './test/support/command.ts'; await runCommand(['--eval', ${JSON.stringify(command)}], {});`,
  );
  const pid = () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0);
  await expect.poll(() => pid() > 0 && isAlive(pid()), soon).toBe(true);
  const end = endOf(tests);
  tests.kill('SIGKILL');
  await end;
  await expect.poll(() => isAlive(pid()), soon).toBe(false);
});

it('an instance ends with the process of tests that started it by npm, its servers too', async () => {
  const words = `import { startByNpm } from './test/support/started-instance.ts';
    await startByNpm({ dataDir: ${JSON.stringify(place.dataDir)}, port: ${place.port} }, { args: ['--empty'] });`;
  const tests = test(words);
  const cluster = join(place.dataDir, 'postgres', 'pgdata', 'postmaster.pid');
  await expect.poll(() => existsSync(cluster), soon).toBe(true);
  const end = endOf(tests);
  tests.kill('SIGKILL');
  await end;
  const left = () =>
    execFileSync('ps', ['-eo', 'command='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(place.dataDir) && !line.startsWith('ps '));
  await expect.poll(left, soon).toEqual([]);
  expect(existsSync(cluster)).toBe(false);
});

it('a guarded command ends as it does by itself or by a signal, outright too', async () => {
  const ended = (words: string, signal?: NodeJS.Signals) =>
    new Promise((resolve) => {
      const child = spawnGuarded(process.execPath, ['--eval', words]);
      child.once('exit', (code, by) => resolve(by ?? code));
      if (signal) child.stdout?.once('data', () => child.kill(signal));
    });
  expect(await ended('process.exit(3)')).toBe(3);
  const deaf = "process.on('SIGTERM', () => {}); process.stdout.write('up'); setInterval(() => {}, 1000)";
  expect(await ended(deaf, 'SIGKILL')).toBe('SIGKILL');
  expect(await ended("process.stdout.write('up'); setInterval(() => {}, 1000)", 'SIGTERM')).toBe('SIGTERM');
});
