import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { ingestTouchpoints } from '../touchpoints/ingest-touchpoints.ts';
import { openSpool } from '../touchpoints/store/spool.ts';
import type { FactsInstance } from './facts-instance.ts';
import { mountSmallDisk } from './small-disk.ts';
import { SERVICE_DESK, ship, stored, visit } from './touchpoints.ts';

const DISK_KB = 1_024;

/**
 * Sends batches to a log on a disk with so much room, makes room, sends each again, and expects every touchpoint once.
 * @returns the statuses of the first time; undefined where this account may mount no small disk
 */
export async function fillDisk(
  instance: FactsInstance,
  name: string,
  roomKb: number,
): Promise<ReadonlySet<number> | undefined> {
  const disk = mountSmallDisk(DISK_KB);
  if (disk === undefined) return undefined;
  const ballast = join(disk.folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc((DISK_KB - roomKb) * 1024));
  const spool = await openSpool(join(disk.folder, 'spool'));
  try {
    const context = createRequestContext({ actor: SERVICE_DESK });
    const batches = Array.from({ length: 12 }, (_, batch) => ({
      batchId: `${name}-${batch}`,
      touchpoints: Array.from({ length: 60 }, (_, index) => visit({ id: `${name}_${1_000 * (batch + 1) + index}` })),
    }));
    const send = async (batch: object): Promise<number> => {
      const body = Buffer.from(JSON.stringify(batch));
      const request = { method: 'POST' as const, path: '', headers: {}, body, context };
      return (await ingestTouchpoints({ ...instance.deps, spool }, request)).status;
    };
    const first = [];
    for (const batch of batches) first.push(await send(batch));
    rmSync(ballast);
    for (const batch of batches) expect(await send(batch)).toBe(202);
    await spool.close();
    for (const folder of ['open', 'ready']) {
      cpSync(join(disk.folder, 'spool', folder), join(instance.engine.dataDir, 'spool', 'ready'), { recursive: true });
    }
    await ship(instance);
    const sent = batches.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id)).sort();
    expect(await stored(instance, `${name}_`)).toEqual(sent);
    return new Set(first);
  } finally {
    await spool.close();
    disk.remove();
  }
}
