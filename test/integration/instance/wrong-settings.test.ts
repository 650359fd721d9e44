import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../../ops/cli/free-port.ts';
import { runner } from '../../../ops/cli/project.ts';
import { runCommand } from '../../support/command.ts';

/** Milliseconds in which a start that cannot succeed says so. */
const SECONDS_2 = 2_000;

let folder: string;
let silent: Server;
let addresses: Record<string, string>;

const start = (env: Record<string, string>) => runCommand([runner, 'ops/start/index.ts'], env);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-settings-'));
  // Somebody listens there, and never answers.
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  addresses = { $silent: `http://127.0.0.1:${port}`, $closed: `http://127.0.0.1:${await findFreePort()}` };
});
afterAll(() => {
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['a currency that is none', { SHOP_CURRENCY: 'ZZZ' }, /^SHOP_CURRENCY: must be an ISO 4217 code such as EUR\n$/],
  ['a log level that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: must be warn or info\n$/],
  ['a zone that is none', { SHOP_TIME_ZONE: 'Europe/Pari' }, /^SHOP_TIME_ZONE: must be an IANA zone.*\n$/],
  ['a misspelt name', { SHOP_CURENCY: 'USD' }, /^There is no setting SHOP_CURENCY: did you mean SHOP_CURRENCY\?\n$/],
  [
    'a folder below /proc',
    { DATA_DIR: '/proc/data/shop' },
    /^The data folder \/proc\/data\/shop cannot be made \(E.*\n$/,
  ],
  [
    'a folder below a file',
    { DATA_DIR: '/dev/null/shop' },
    /^The data folder \/dev\/null\/shop cannot be made \(E.*\n$/,
  ],
  [
    'an engine where nobody listens',
    { CLICKHOUSE_URL: '$closed' },
    /^The analytics engine of CLICKHOUSE_URL cannot be used at 127\.0\.0\.1:\d+: ECONNREFUSED\.\n$/,
  ],
  [
    'an engine that never answers',
    { CLICKHOUSE_URL: '$silent' },
    /CLICKHOUSE_URL .* does not answer within 1\.5 s\.\n$/,
  ],
  [
    'a database where nobody listens',
    { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' },
    /^The database of DATABASE_URL cannot be reached at 127\.0\.0\.1:9\/none: .*ECONNREFUSED.*\n$/,
  ],
])('%s ends the start in one sentence within two seconds, before anything is started', async (_, env, sentence) => {
  const base = { DATA_DIR: join(folder, 'data'), PORT: '4999' };
  const settings = Object.entries(env).map(([name, value]) => [name, addresses[value] ?? value]);
  const timed = async (wanted: Record<string, string>) => {
    const began = performance.now();
    const ended = await start({ ...base, ...wanted });
    return { ...ended, took: performance.now() - began };
  };
  // A start with a wrong mode loads about half of what this one does: what loading takes here and now is measured beside
  // it, and a machine with other work is asked again.
  const beyond: number[] = [];
  while (beyond.length < 5 && !beyond.some((ms) => ms < SECONDS_2)) {
    const idle = await timed({ PASSERELLE_MODE: 'nonsense' });
    const { code, stdout, stderr, took } = await timed(Object.fromEntries(settings));
    expect(stderr.replace(/^PostgreSQL: done.*\n/, '')).toMatch(sentence);
    expect([code, stdout]).toEqual([1, '']);
    beyond.push(took - 2 * idle.took);
  }
  expect(Math.min(...beyond)).toBeLessThan(SECONDS_2);
});
