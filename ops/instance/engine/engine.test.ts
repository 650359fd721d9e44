import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEngine, startEngine } from './start-engine.ts';

let dataDir: string;
let engine: RunningEngine;
let client: ClickHouseClient;

const connect = (password = 'secret'): ClickHouseClient =>
  createClient({
    url: engine.url,
    username: engine.user,
    password,
    database: 'instance',
    log: { level: ClickHouseLogLevel.OFF },
  });

async function rows<T>(query: string, params: Record<string, unknown> = {}): Promise<T[]> {
  return (await client.query({ query, query_params: params, format: 'JSONEachRow' })).json<T>();
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'engine-'));
  engine = await startEngine({ dataDir, password: 'secret' });
  const admin = createClient({ url: engine.url, username: engine.user, password: 'secret' });
  await admin.command({ query: 'CREATE DATABASE IF NOT EXISTS instance' });
  await admin.close();
  client = connect();
  await client.command({
    query: `CREATE TABLE item (id UInt64, day Date, name String) ENGINE = MergeTree
            PARTITION BY toYYYYMM(day) ORDER BY id SETTINGS non_replicated_deduplication_window = 1000`,
  });
});

afterAll(async () => {
  await client?.close();
  await engine?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the engine speaks the HTTP interface to the official client', () => {
  it('answers a ping, with and without a query', async () => {
    expect(await client.ping()).toMatchObject({ success: true });
    expect(await client.ping({ select: true })).toMatchObject({ success: true });
  });

  it('binds parameters of every kind unchanged', async () => {
    const text = `it's \\ a "test"\n\twith {x:Int32} é 😀`;
    const [row] = await rows<Record<string, unknown>>(
      'SELECT {s:String} s, {list:Array(String)} list, toString({n:UInt64}) n, {nothing:Nullable(String)} nothing, {day:Date} day',
      { s: text, list: ["l'été", 'b'], n: '18446744073709551615', nothing: null, day: '2026-11-22' },
    );
    expect(row).toEqual({ s: text, list: ["l'été", 'b'], n: '18446744073709551615', nothing: null, day: '2026-11-22' });
  });

  it('keeps the parameters of parallel requests apart', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => rows<{ v: number }>('SELECT {v:UInt32} v', { v: index })),
    );
    expect(answers.map(([row]) => row?.v)).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  it('inserts objects, streams and CSV, and counts what it wrote', async () => {
    await client.insert({ table: 'item', values: [{ id: 1, day: '2026-01-01', name: "a;'b" }], format: 'JSONEachRow' });
    await client.insert({
      table: 'item',
      values: Readable.from(['2,2026-01-02,b\n', '3,2026-02-01,"c,d"\n'], { objectMode: false }),
      format: 'CSV',
    });
    const result = await client.insert({
      table: 'item',
      columns: ['id', 'day'],
      values: [{ id: 4, day: '2026-02-02' }],
      format: 'JSONEachRow',
    });
    expect(result.summary?.written_rows).toBe('1');
    expect(await rows('SELECT * FROM item ORDER BY id')).toEqual(
      [
        { id: 1, day: '2026-01-01', name: "a;'b" },
        { id: 2, day: '2026-01-02', name: 'b' },
        { id: 3, day: '2026-02-01', name: 'c,d' },
        { id: 4, day: '2026-02-02', name: '' },
      ].map((row) => ({ ...row, id: expect.toSatisfy((id: unknown) => Number(id) === row.id) })),
    );
  });

  it('drops a block that was inserted before under the same token, over several partitions', async () => {
    await client.command({ query: 'CREATE TABLE token AS item' });
    const values = [
      { id: 1, day: '2026-01-01', name: '' },
      { id: 2, day: '2026-02-01', name: '' },
    ];
    for (let times = 0; times < 3; times++) {
      await client.insert({
        table: 'token',
        values,
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: 'batch-1' },
      });
    }
    expect(await rows('SELECT toUInt32(count()) n FROM token')).toEqual([{ n: 2 }]);
  });

  it('applies settings to their own request alone', async () => {
    const settings = { max_block_size: '7' };
    const query = "SELECT toString(getSetting('max_block_size')) v";
    const own = await (await client.query({ query, format: 'JSONEachRow', clickhouse_settings: settings })).json();
    expect(own).toEqual([{ v: '7' }]);
    expect(await rows(query)).not.toEqual([{ v: '7' }]);
  });

  it('streams raw text through exec, in the format the statement names', async () => {
    const { stream } = await client.exec({ query: "SELECT 1 a, 'x' b FORMAT CSV" });
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text).toBe('1,"x"\n');
  });

  it.each([
    ['an unknown column', 'SELECT nosuch FROM item', '47', 'UNKNOWN_IDENTIFIER'],
    ['an unknown table', 'SELECT 1 FROM nosuch', '60', 'UNKNOWN_TABLE'],
    ['broken syntax', 'SELEC 1', '62', 'SYNTAX_ERROR'],
  ])('answers %s with the code and name of a server', async (_, query, code, type) => {
    await expect(client.query({ query })).rejects.toMatchObject({ code, type });
  });

  it('refuses rows that do not parse and inserts none of them', async () => {
    const before = await rows('SELECT toUInt32(count()) n FROM item');
    const values = [
      { id: 9, day: '2026-01-01' },
      { id: 'x', day: '2026-01-01' },
    ];
    await expect(client.insert({ table: 'item', values, format: 'JSONEachRow' })).rejects.toMatchObject({ code: '27' });
    expect(await rows('SELECT toUInt32(count()) n FROM item')).toEqual(before);
  });

  it('refuses a wrong password without running anything', async () => {
    const stranger = connect('wrong');
    await expect(stranger.command({ query: 'DROP TABLE item' })).rejects.toMatchObject({ code: '516' });
    await stranger.close();
    expect(await rows('EXISTS item')).toEqual([{ result: 1 }]);
  });

  it('refuses to write by GET', async () => {
    const auth = `Basic ${Buffer.from(`${engine.user}:secret`).toString('base64')}`;
    const answer = await fetch(`${engine.url}/?query=DROP+TABLE+instance.item`, { headers: { authorization: auth } });
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it('stops a query that asks for too much memory and continues', async () => {
    const settings = { max_memory_usage: '50000000' };
    const query = 'SELECT count() FROM (SELECT number FROM numbers(50000000) GROUP BY number)';
    await expect(client.query({ query, clickhouse_settings: settings })).rejects.toMatchObject({ code: '241' });
    expect(await client.ping()).toMatchObject({ success: true });
  });

  it('answers pings while queries run', async () => {
    let ended = false;
    const slow = rows('SELECT count() FROM numbers(2000000000) WHERE number % 7 = 3').then(() => {
      ended = true;
    });
    expect(await client.ping()).toMatchObject({ success: true });
    expect(ended).toBe(false);
    await slow;
  });
});
