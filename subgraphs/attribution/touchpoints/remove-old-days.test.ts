import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { databaseOf, engineOf } from '../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { post, ship, stored, visit } from '../testing/touchpoints.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { copyOlderTouchpoints } from './copy-older-touchpoints.ts';
import { removeOldDays } from './remove-old-days.ts';

const KEPT_DAYS = 30;
const REPORT = `query ($input: ReportInput!) { sessionsReport(input: $input, by: [DAY, CHANNEL], first: 100) {
  totals { figures { metric { key } numerator denominator } } rows { keys figures { metric { key } numerator denominator } }
  pagePaths { fromPage toPage stepCount sessionCount } } }`;

let instance: FactsInstance;
let log: string;
/** A copy of the log before anything was removed. */
let whole: string;
let before: unknown;

/** Moments of one month, of three visitors who go through two pages. */
const momentsOf = (month: string) =>
  Array.from({ length: 12 }, (_, index) => ({
    ...visit({
      id: `old_${month}_${String(index).padStart(2, '0')}`,
      anonymousId: `anon_${month}_${index % 3}`,
      occurredAt: `${month}-0${1 + Math.floor(index / 6)}T10:${String(index).padStart(2, '0')}:00Z`,
    }),
    kind: 'PAGE_VIEW',
    page: `/page-${index % 4}`,
  }));

async function figures(): Promise<unknown> {
  const { generation } = await readDataVersion(instance.deps.db);
  await instance.deps.keepSessions(generation);
  const answer = await instance.execute(REPORT, { input: { from: '2026-01-01', before: '2026-06-01' } });
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return { report: answer.data, rows: await stored(instance, 'old_') };
}

const files = () => readdirSync(log).flatMap((day) => (day.startsWith('.') ? [] : readdirSync(join(log, day))));

/** Lets the files of the log be so many days older. */
function age(days: number): void {
  for (const day of readdirSync(log).filter((name) => !name.startsWith('.'))) {
    for (const file of readdirSync(join(log, day))) {
      const ms = Number(file.slice(0, 15)) - days * DAY;
      const folder = join(log, new Date(ms).toISOString().slice(0, 10));
      mkdirSync(folder, { recursive: true });
      renameSync(join(log, day, file), join(folder, `${String(ms).padStart(15, '0')}${file.slice(15)}`));
    }
    if (readdirSync(join(log, day)).length === 0) rmSync(join(log, day), { recursive: true });
  }
}

async function keepMonth(month: string): Promise<void> {
  await post(instance, { batchId: month, touchpoints: momentsOf(month) });
  await ship(instance);
}

beforeAll(async () => {
  instance = await openFactsInstance(new Date().toISOString(), false);
  await instance.restart({ touchpointLogDays: KEPT_DAYS });
  log = join(instance.engine.dataDir, 'spool', 'log');
  await keepMonth('2026-01');
  await keepMonth('2026-02');
  age(KEPT_DAYS + 2);
  await keepMonth('2026-03');
  whole = await mkdtemp(join(tmpdir(), 'passerelle-log-'));
  cpSync(log, whole, { recursive: true });
  before = await figures();
});
afterAll(() => instance?.close());

/** The whole log again, and facts that were made of it. */
beforeEach(async () => {
  rmSync(log, { recursive: true });
  cpSync(whole, log, { recursive: true });
  expect(await rebuildFacts(instance.deps)).toMatchObject({ segments: 3, older: 0 });
});

it('gives the same figures after old days of the log are gone and after every rebuild since', async () => {
  await removeOldDays(instance.deps);
  expect(files()).toHaveLength(1);
  expect(await figures()).toEqual(before);
  for (let times = 0; times < 2; times++) {
    expect(await rebuildFacts(instance.deps)).toMatchObject({ segments: 1, older: 24 });
    expect(await figures()).toEqual(before);
  }
});

it('keeps the log for good where no days are set', async () => {
  const { deps } = instance;
  await removeOldDays({ ...deps, config: { ...deps.config, touchpointLogDays: undefined } });
  expect(files()).toHaveLength(3);
});

it('counts every row once when the removal died at any file, or a rebuild on its way', async () => {
  await removeOldDays(instance.deps);
  const [day = ''] = readdirSync(whole);
  const removed = readdirSync(join(whole, day));
  expect(removed).toHaveLength(2);
  // It had said what goes, and none, one, or the other of the files was gone; a rebuild had died in the next generation.
  for (const left of [removed, removed.slice(0, 1), removed.slice(1)]) {
    mkdirSync(join(log, day), { recursive: true });
    for (const file of left) cpSync(join(whole, day, file), join(log, day, file));
    const { generation } = await readDataVersion(instance.deps.db);
    await instance.deps.warehouse.run(
      generation + 1,
      `INSERT INTO touchpoint SELECT * FROM ${databaseOf(instance, generation)}.touchpoint`,
    );
    expect(await rebuildFacts(instance.deps)).toMatchObject({ older: 24 - 12 * left.length });
    expect(await figures()).toEqual(before);
    await removeOldDays(instance.deps);
    expect(existsSync(join(log, day))).toBe(false);
  }
});

it('keeps a file whose rows the column store lacks, or that still waits for it', async () => {
  const { generation } = await readDataVersion(instance.deps.db);
  const client = engineOf(instance);
  const database = databaseOf(instance, generation);
  await client.command({
    query: `ALTER TABLE ${database}.touchpoint DELETE WHERE touchpoint_id = 'old_2026-01_07' SETTINGS mutations_sync = 2`,
  });
  await client.close();
  const [day = ''] = readdirSync(log).filter((name) => !name.startsWith('.'));
  const [lacking = '', waiting = ''] = readdirSync(join(log, day));
  const spool = join(instance.engine.dataDir, 'spool');
  cpSync(join(log, day, waiting), join(spool, 'ready', waiting.replace('.gz', '')));
  await removeOldDays(instance.deps);
  expect(readdirSync(join(log, day))).toEqual([lacking, waiting]);
  rmSync(join(spool, 'ready', waiting.replace('.gz', '')));
  await removeOldDays(instance.deps);
  expect(readdirSync(join(log, day))).toEqual([lacking]);
  await rebuildFacts(instance.deps);
  expect(await figures()).toEqual(before);
  await removeOldDays(instance.deps);
  expect(existsSync(join(log, day))).toBe(false);
});

it('copies for a backup what is older than the log, each row once, as files of a whole log', async () => {
  const spool = join(instance.engine.dataDir, 'spool');
  await removeOldDays(instance.deps);
  // One file had not gone yet when the log was copied.
  const [day = ''] = readdirSync(whole);
  const [left = ''] = readdirSync(join(whole, day));
  const copy = await mkdtemp(join(tmpdir(), 'passerelle-log-'));
  cpSync(join(whole, day, left), join(copy, 'log', day, left), { recursive: true });
  cpSync(join(spool, 'log'), join(copy, 'log'), { recursive: true, filter: (path) => !path.includes('.removed') });
  const { generation } = await readDataVersion(instance.deps.db);
  const { engine } = instance.engine;
  const ask = async (statement: string) => {
    const { body } = await fetch(engine.url, {
      method: 'POST',
      headers: { 'x-clickhouse-user': engine.user, 'x-clickhouse-key': instance.deps.config.clickhouse.password },
      body: statement,
    });
    if (!body) throw new Error('the engine answers nothing');
    return body;
  };
  const database = databaseOf(instance, generation);
  expect(await copyOlderTouchpoints({ spool, copy, database, ask })).toBe(12);
  // Restored into another place, whose engine is empty.
  rmSync(join(spool, 'log'), { recursive: true });
  cpSync(join(copy, 'log'), join(spool, 'log'), { recursive: true });
  const client = engineOf(instance);
  await client.command({ query: `DROP DATABASE ${database} SYNC` });
  await client.close();
  expect(await rebuildFacts(instance.deps)).toMatchObject({ older: 0 });
  expect(await figures()).toEqual(before);
});

it('says so when the engine has lost what it alone held, and continues with the rest', async () => {
  await removeOldDays(instance.deps);
  const { generation } = await readDataVersion(instance.deps.db);
  const client = engineOf(instance);
  await client.command({ query: `TRUNCATE TABLE ${databaseOf(instance, generation)}.touchpoint` });
  await client.close();
  const said: string[] = [];
  const logger = { ...instance.deps.logger, error: (message: string) => said.push(message) };
  expect(await rebuildFacts({ ...instance.deps, logger })).toMatchObject({ segments: 1, older: 0 });
  expect(said).toEqual(['touchpoints older than their log were lost with the engine: restore a backup']);
  expect(await stored(instance, 'old_')).toHaveLength(12);
});
