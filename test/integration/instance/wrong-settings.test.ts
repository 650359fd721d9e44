import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../support/command.ts';

/** Milliseconds in which a start that cannot succeed says so, beyond those that loading the command takes here and now. */
const SECONDS_2 = 2_000;

let folder: string;
let silent: Server;
let silentUrl: string;

const start = (env: Record<string, string>) => runCommand(['--import', 'tsx', 'ops/start/index.ts'], env);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-settings-'));
  // Somebody listens there, and never answers.
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentUrl = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
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
    { CLICKHOUSE_URL: 'http://127.0.0.1:9' },
    /^The analytics engine of CLICKHOUSE_URL cannot be used at 127\.0\.0\.1:9: ECONNREFUSED\.\n$/,
  ],
  ['an engine that never answers', { CLICKHOUSE_URL: '$silent' }, /CLICKHOUSE_URL .* does not answer within 2 s\.\n$/],
  [
    'a database where nobody listens',
    { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' },
    /^The database of DATABASE_URL cannot be reached at 127\.0\.0\.1:9\/none: .*ECONNREFUSED.*\n$/,
  ],
])('%s ends the start in one sentence within two seconds, before anything is started', async (_, env, sentence) => {
  const base = { DATA_DIR: join(folder, 'data'), PORT: '4999' };
  const settings = Object.entries(env).map(([name, value]) => [name, value === '$silent' ? silentUrl : value]);
  const idle = performance.now();
  await start({ ...base, PASSERELLE_MODE: 'nonsense' });
  const began = performance.now();
  const { code, stdout, stderr } = await start({ ...base, ...Object.fromEntries(settings) });
  const took = performance.now() - began - (began - idle);
  expect(stderr.replace(/^PostgreSQL: done.*\n/, '')).toMatch(sentence);
  expect([code, stdout]).toEqual([1, '']);
  // A machine with other work takes longer at everything: what loading took just before is what it is measured by.
  expect(took).toBeLessThan(SECONDS_2 + (began - idle));
});
