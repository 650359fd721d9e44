import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { ingestTouchpoints } from '../touchpoints/ingest-touchpoints.ts';
import { openSpool } from '../touchpoints/store/spool.ts';
import type { FactsInstance } from './facts-instance.ts';
import { post, SERVICE_DESK, ship, stored, visit } from './touchpoints.ts';

/** What two batches that come at once leave in an open segment. */
async function writtenBytes(instance: FactsInstance, batches: readonly object[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-spool-'));
  const spool = await openSpool(folder);
  const request = {
    method: 'POST' as const,
    path: '',
    headers: {},
    context: createRequestContext({ actor: SERVICE_DESK }),
  };
  try {
    await Promise.all(
      batches.map((batch) =>
        ingestTouchpoints({ ...instance.deps, spool }, { ...request, body: Buffer.from(JSON.stringify(batch)) }),
      ),
    );
    const [segment = ''] = await readdir(join(folder, 'open'));
    return await readFile(join(folder, 'open', segment));
  } finally {
    await spool.close();
    await rm(folder, { recursive: true });
  }
}

/** A batch of two touchpoints and one of one, whose ids name the byte at which the disk was full. */
function twoBatches(byte: number): Array<{ batchId: string; touchpoints: object[] }> {
  const name = `torn_${String(byte).padStart(4, '0')}`;
  return [
    { batchId: `${name}a`, touchpoints: [visit({ id: `${name}_1` }), visit({ id: `${name}_2` })] },
    { batchId: `${name}b`, touchpoints: [visit({ id: `${name}_3` })] },
  ];
}

/** Tears the log at every `step`th byte, ships it, sends each batch again, and expects every touchpoint once. */
export async function tearLog(instance: FactsInstance, step: number): Promise<void> {
  const open = join(instance.engine.dataDir, 'spool', 'open');
  const { length } = await writtenBytes(instance, twoBatches(0));
  const tears = Array.from({ length: Math.ceil((length + 1) / step) }, (_, index) => index * step);
  for (const byte of tears) {
    const path = join(open, `${String(byte).padStart(15, '0')}-dead.ndjson`);
    await writeFile(path, (await writtenBytes(instance, twoBatches(byte))).subarray(0, byte));
    await utimes(path, new Date(0), new Date(0));
  }
  await ship(instance);
  const perTear = new Map<string, number>();
  for (const id of await stored(instance, 'torn_')) perTear.set(id.slice(0, 9), (perTear.get(id.slice(0, 9)) ?? 0) + 1);
  expect([...new Set(perTear.values())], 'only whole batches are in').not.toContain(1);
  for (const batch of tears.flatMap(twoBatches)) expect(await post(instance, batch)).toMatchObject({ status: 202 });
  await ship(instance);
  const sent = tears.flatMap(twoBatches).flatMap(({ touchpoints }) => touchpoints as Array<{ id: string }>);
  expect(await stored(instance, 'torn_')).toEqual(sent.map(({ id }) => id));
}
