import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assertPortFree } from '../start/port-check.ts';
import { lockFolder } from './folder-lock.ts';
import { openSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the secrets of a folder over starts, readable by their owner alone', () => {
  const first = openSecrets(folder);
  expect(openSecrets(folder)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(first.gatewayCredential.length).toBeGreaterThanOrEqual(32);
});

it('refuses secrets that cannot be read instead of replacing them', () => {
  writeFileSync(join(folder, 'secrets.json'), '{"postgresPassword":');
  expect(() => openSecrets(folder)).toThrow(/restore the file from a backup/);
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{"postgresPassword":');
});

it('lets one process hold a folder, and the next one after it', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(/already runs on the data folder/);
  unlock();
  (await lockFolder(folder))();
});

it('takes over the lock of a process that is gone', async () => {
  writeFileSync(join(folder, 'instance.lock'), '999999999 12345');
  (await lockFolder(folder))();
});

it('takes over the lock of a process whose id another one has now', async () => {
  writeFileSync(join(folder, 'instance.lock'), `${process.pid} not-its-start-time`);
  (await lockFolder(folder))();
});

it('lets exactly one of many starts at once have the folder', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('names the port that is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(assertPortFree(port, undefined)).rejects.toThrow(`The port ${port} is taken by another program`);
  server.close();
});
