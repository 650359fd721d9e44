import { appendFile, copyFile, readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { startTestEngine } from '../../../test/support/engine.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { post, SERVICE_DESK, ship, stored, until, visit } from '../testing/touchpoints.ts';
import { integer, text } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { frameBatch } from './model/batch-frame.ts';
import { readTouchpoints } from './model/touchpoint.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', true, startTestEngine);
});
afterAll(() => instance?.close());

describe('the ingest of touchpoints', () => {
  it('acknowledges a batch, as one object or as lines, and stores every touchpoint once', async () => {
    const touchpoints = Array.from({ length: 50 }, (_, index) =>
      visit({ id: `one_${String(index).padStart(2, '0')}` }),
    );
    expect(await post(instance, { batchId: 'one', touchpoints })).toEqual({
      status: 202,
      body: { batchId: 'one', accepted: 50, rejected: [] },
    });
    const lines = touchpoints.map((point) => JSON.stringify({ ...point, id: `lines_${point.id}` })).join('\n');
    const answer = await post(instance, lines, SERVICE_DESK, {
      'content-type': 'application/x-ndjson',
      'x-batch-id': 'lines',
    });
    expect(answer.body).toMatchObject({ batchId: 'lines', accepted: 50 });
    await ship(instance);
    expect(await stored(instance, 'one_')).toEqual(touchpoints.map((point) => point.id));
    expect(await stored(instance, 'lines_')).toHaveLength(50);
  });

  it('counts a batch once that is sent again, at once or later', async () => {
    const batch = { batchId: 'again', touchpoints: [visit({ id: 'again_1' }), visit()] };
    await Promise.all([post(instance, batch), post(instance, batch)]);
    await ship(instance);
    await post(instance, batch);
    await ship(instance);
    expect(await stored(instance, 'again')).toHaveLength(2);
  });

  it('keeps both of two batches that senders gave the same id', async () => {
    await post(instance, { batchId: 'same', touchpoints: [visit({ id: 'same_1' })] });
    await ship(instance);
    await post(instance, { batchId: 'same', touchpoints: [visit({ id: 'same_2' })] });
    await ship(instance);
    expect(await stored(instance, 'same_')).toEqual(['same_1', 'same_2']);
  });

  it('keeps the good touchpoints of a batch and names the others', async () => {
    const touchpoints = [
      visit({ id: 'part_ok' }),
      visit({ id: 'part_early', occurredAt: '1999-06-16T12:00:00Z' }),
      visit({ anonymousId: undefined }),
      visit({ anonymousId: 'undefined' }),
      visit({ anonymousId: '[object Object]' }),
      { nonsense: true },
      visit({ source: 'half a \ud83d face' }),
    ];
    const answer = await post(instance, { batchId: 'part', touchpoints });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    const { rejected } = answer.body as {
      rejected: Array<{ index: number; code: string; issues: Array<{ path: string }> }>;
    };
    expect(rejected.map((each) => [each.index, each.code])).toEqual(
      [1, 2, 3, 4, 5, 6].map((index) => [index, 'VALIDATION']),
    );
    expect(rejected[0]?.issues[0]?.path).toBe('occurredAt');
    await ship(instance);
    expect(await stored(instance, 'part_')).toEqual(['part_ok']);
  });

  it('A9: keeps what was looked at, where and on what, and books a moment of a clock that is ahead at receipt', async () => {
    const touchpoints = [
      visit({ id: 'wide_1', kind: 'store locator', occurredAt: '2030-01-01T00:00:00Z' }),
      { ...visit({ id: 'wide_2', kind: 'PAGE_VIEW' }), page: '/robes?x=1', sessionKey: 's-1', device: 'mobile' },
    ];
    for (let times = 0; times < 2; times++) await post(instance, { batchId: `wide-${times}`, touchpoints });
    await ship(instance);
    const { generation } = await readDataVersion(instance.deps.db);
    const query = `SELECT kind, toUnixTimestamp64Milli(occurred_at) AS at, page, session_key, device, clock_ahead, toString(consent) AS consent
      FROM touchpoint WHERE startsWith(touchpoint_id, 'wide_') ORDER BY touchpoint_id LIMIT 1 BY touchpoint_id`;
    const columns = { kind: text, at: integer, page: text, session_key: text, device: text, clock_ahead: integer };
    const rows = await instance.deps.warehouse.query(generation, query, { ...columns, consent: text });
    const plain = { page: '', session_key: '', device: '', clock_ahead: 0, consent: 'UNKNOWN' };
    expect(rows).toEqual([
      { ...plain, kind: 'STORE_LOCATOR', at: Date.parse('2026-06-15T12:00:00Z'), clock_ahead: 1 },
      {
        ...plain,
        kind: 'PAGE_VIEW',
        at: Date.parse('2026-06-01T10:00:00Z'),
        page: '/robes',
        session_key: 's-1',
        device: 'MOBILE',
      },
    ]);
  });

  it('lets only the customer and staff name a customer', async () => {
    const touchpoints = [visit({ customerId: 'cus_someone' })];
    const other: Actor = { kind: 'customer', customerId: 'cus_other', sessionId: 's' };
    for (const actor of [{ kind: 'anonymous' } as const, other]) {
      expect(await post(instance, { touchpoints }, actor)).toMatchObject({
        status: 400,
        body: { error: { code: 'VALIDATION' } },
      });
    }
    expect(await post(instance, { touchpoints }, { ...other, customerId: 'cus_someone' })).toMatchObject({
      status: 202,
    });
  });

  it.each(['spool', 'engine'])('keeps the %s folder from other accounts of the machine', async (folder) => {
    expect((await stat(join(instance.engine.dataDir, folder))).mode & 0o077).toBe(0);
  });

  it('takes no customer id for an anonymous one: it would be stored among that customer’s own moments', async () => {
    const victim = newId('cus');
    for (const actor of [{ kind: 'anonymous' } as const, SERVICE_DESK]) {
      expect(await post(instance, { touchpoints: [visit({ anonymousId: victim })] }, actor)).toMatchObject({
        status: 400,
        body: { error: { rejected: [{ issues: [{ path: 'anonymousId' }] }] } },
      });
    }
  });

  it.each([
    ['no JSON', '{', 'body'],
    ['an unprintable id', { batchId: 'a\u0000b', touchpoints: [visit()] }, 'batchId'],
    ['no list', { touchpoints: 'x' }, 'touchpoints'],
    ['no touchpoints', { touchpoints: [] }, 'touchpoints'],
    ['too many', { touchpoints: Array.from({ length: 5_001 }, () => 0) }, 'touchpoints'],
  ])('refuses a batch of %s with the field that is wrong', async (_, body, path) => {
    const answer = await post(instance, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION', isRetryable: false, issues: [{ path }] } },
    });
  });

  it('acknowledges while the engine is killed, and none is missing afterwards', async () => {
    const before = instance.engine.engine.pid;
    process.kill(before, 'SIGKILL');
    const ids: string[] = [];
    for (let batch = 0; batch < 20; batch++) {
      const touchpoints = Array.from({ length: 25 }, (_, index) => visit({ id: `down_${100 * batch + index}` }));
      ids.push(...touchpoints.map((point) => point.id ?? ''));
      expect(await post(instance, { batchId: `down-${batch}`, touchpoints })).toMatchObject({ status: 202 });
    }
    await until(async () => (await stored(instance, 'down_')).length >= ids.length);
    expect(instance.engine.engine.pid).not.toBe(before);
    expect(await stored(instance, 'down_')).toEqual([...ids].sort());
  });

  it('refuses a segment that cannot be read, and continues with the next', async () => {
    const spool = join(instance.engine.dataDir, 'spool');
    const { rows } = readTouchpoints('broken', [visit({ id: 'broken_1' })], {
      actor: SERVICE_DESK,
      nowMs: instance.clock.now().getTime(),
    });
    const broken = frameBatch(
      'broken',
      rows.map((row) => ({ ...row, occurred_at: 'yesterday' })),
    );
    await writeFile(join(spool, 'ready', '000000000000002-broken.ndjson'), broken);
    await post(instance, { batchId: 'next', touchpoints: [visit({ id: 'next_1' })] });
    await ship(instance);
    expect(await stored(instance, 'next_')).toEqual(['next_1']);
    expect(await readdir(join(spool, 'refused'))).toEqual(['000000000000002-broken.ndjson']);
  });

  it('takes over the open segment of a process that died, and drops its torn last line', async () => {
    await post(instance, { batchId: 'orphan', touchpoints: [visit({ id: 'orphan_1' })] });
    const spool = join(instance.engine.dataDir, 'spool');
    const [segment = ''] = await readdir(join(spool, 'open'));
    const orphan = join(spool, 'open', '000000000000001-dead.ndjson');
    await copyFile(join(spool, 'open', segment), join(spool, 'draft'));
    await appendFile(join(spool, 'draft'), '{"batch":"orphan:torn","rows":1,"sum":"');
    await rename(join(spool, 'draft'), orphan);
    await utimes(orphan, new Date(0), new Date(0));
    await ship(instance);
    expect(await readdir(join(spool, 'open'))).toEqual([]);
    expect(await stored(instance, 'orphan_')).toEqual(['orphan_1']);
  });

  it('takes history in bulk once, and nothing of a batch with a fault', async () => {
    const document = 'mutation M($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
    const touchpoints = Array.from({ length: 3_000 }, (_, index) =>
      visit({ id: `bulk_${index}`, customerId: `cus_${index % 9}`, occurredAt: `202${index % 6}-06-01T10:00:00Z` }),
    );
    const { actor } = serviceContext();
    for (let times = 0; times < 2; times++) {
      const answer = await instance.execute(document, { batch: { batchId: 'bulk-1', touchpoints } }, actor);
      expect(answer.data).toEqual({ attributionImportTouchpoints: { accepted: 3_000 } });
      await ship(instance);
    }
    expect(await stored(instance, 'bulk_')).toHaveLength(3_000);
    const broken = { batchId: 'bulk-2', touchpoints: [visit({ id: 'bulk_x' }), visit({ kind: '' })] };
    const refused = await instance.execute(document, { batch: broken }, actor);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
    expect((await instance.execute(document, { batch: broken }, EXECUTIVE)).errors?.[0]?.extensions?.['code']).toBe(
      'FORBIDDEN',
    );
    await ship(instance);
    expect(await stored(instance, 'bulk_x')).toEqual([]);
  });
});
