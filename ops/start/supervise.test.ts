import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { findFreePort } from '../cli/free-port.ts';
import { isAlive } from '../cli/processes.ts';
import { type SupervisedService, supervise } from './supervise.ts';

const SERVER = `require('node:http').createServer((_, answer) => answer.end()).listen(process.env.PORT, '127.0.0.1')`;
/** Milliseconds after which a service that hung or died is no longer waited for; quiet cores take less than 10 s. */
const WHOLE_AGAIN_MS = 30_000;

let service: SupervisedService;
/** The process ids that were passed. */
let told: number[];

async function isAnswering(): Promise<boolean> {
  const signal = AbortSignal.timeout(500);
  return fetch(`http://127.0.0.1:${service.port}/`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

beforeEach(async () => {
  const port = await findFreePort();
  const tried = { name: 'tried', command: ['-e', SERVER], port, environment: {}, needs: {} };
  told = [];
  const env = { PORT: String(port), PATH: process.env['PATH'] ?? '' };
  service = supervise(tried, env, createLogger({}, true), () => told.push(service.pid()));
  await service.ready();
});
afterEach(() => service.stop());

it('ends a service that is there and does not answer, and starts it again', async () => {
  const hung = service.pid();
  // Long enough to have been seen alive.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  process.kill(hung, 'SIGSTOP');
  await expect.poll(() => service.pid(), { timeout: 2 * WHOLE_AGAIN_MS }).not.toBe(hung);
  await expect.poll(isAnswering, { timeout: 2 * WHOLE_AGAIN_MS }).toBe(true);
  expect(isAlive(hung)).toBe(false);
});

it('starts a service again that died, and leaves none behind when it is stopped', async () => {
  const dead = service.pid();
  process.kill(dead, 'SIGKILL');
  await expect.poll(() => service.pid(), { timeout: WHOLE_AGAIN_MS }).not.toBe(dead);
  await expect.poll(isAnswering, { timeout: 2 * WHOLE_AGAIN_MS }).toBe(true);
  const last = service.pid();
  expect(told).toEqual([last]);
  await service.stop();
  await expect.poll(() => isAlive(last)).toBe(false);
});
