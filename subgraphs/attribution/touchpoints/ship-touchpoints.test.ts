import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { mountSmallDisk } from '../testing/small-disk.ts';
import { tearLog } from '../testing/torn-log.ts';
import { SERVICE_DESK, ship, stored, visit } from '../testing/touchpoints.ts';
import { ingestTouchpoints } from './ingest-touchpoints.ts';
import { openSpool } from './store/spool.ts';

// A real engine and database beside the machine's other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
});
afterAll(() => instance?.close());

it('takes a batch in whole and once, wherever the disk was full or the process died while it was written', async () => {
  // Every byte is torn in model/batch-frame.test.ts, and on the whole way in the long test.
  await tearLog(instance, 37);
});

it('takes in what was refused on a full disk when it is sent again, whole and once', async ({ skip }) => {
  const disk = mountSmallDisk(1_024);
  if (disk === undefined) return skip('this account may mount no small file system; every tear is tried above');
  const ballast = join(disk.folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(900 * 1024));
  const spool = await openSpool(join(disk.folder, 'spool'));
  try {
    const context = createRequestContext({ actor: SERVICE_DESK });
    const batches = Array.from({ length: 12 }, (_, batch) => ({
      batchId: `full-${batch}`,
      touchpoints: Array.from({ length: 60 }, (_, index) => visit({ id: `full_${1_000 * (batch + 1) + index}` })),
    }));
    const send = async (batch: object): Promise<number> => {
      const body = Buffer.from(JSON.stringify(batch));
      const request = { method: 'POST' as const, path: '', headers: {}, body, context };
      return (await ingestTouchpoints({ ...instance.deps, spool }, request)).status;
    };
    const first = [];
    for (const batch of batches) first.push(await send(batch));
    expect(new Set(first)).toEqual(new Set([202, 503]));
    rmSync(ballast);
    for (const batch of batches) expect(await send(batch)).toBe(202);
    await spool.close();
    for (const folder of ['open', 'ready']) {
      cpSync(join(disk.folder, 'spool', folder), join(instance.engine.dataDir, 'spool', 'ready'), { recursive: true });
    }
    await ship(instance);
    const sent = batches.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id)).sort();
    expect(await stored(instance, 'full_')).toEqual(sent);
  } finally {
    await spool.close();
    disk.remove();
  }
});
