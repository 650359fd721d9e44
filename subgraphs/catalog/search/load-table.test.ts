import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { differences, readEverything } from '../testing/brute-force-lists.ts';
import { createProduct, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';
import { writeSomething } from '../testing/concurrent-writes.ts';
import { buildTable } from './build-table.ts';
import { loadTable } from './load-table.ts';
import { saveTable } from './save-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'product-index-'));
const path = join(folder, 'index.bin');
let catalog: TestCatalog;
let db: Database;
const ids: string[] = [];
beforeAll(async () => {
  catalog = await openTestCatalog();
  db = catalog.database.open('catalog');
  for (let index = 0; index < 12; index++) {
    ids.push((await createProduct(catalog, { title: `Étole ${index}`, tags: ['laine'] })).id);
  }
});
afterAll(async () => {
  await catalog.close();
  rmSync(folder, { recursive: true });
});

const write = () => writeSomething({ db, ids, now: () => catalog.clock.now(), hold: async () => undefined });

async function build() {
  const placed = await buildTable(db, () => false);
  if (!placed) throw new Error('the build was stopped');
  return placed;
}

describe('a table that was kept', () => {
  it('answers after a restart as PostgreSQL does, with what was written since', async () => {
    for (let round = 0; round < 5; round++) {
      for (let writes = 0; writes < 10; writes++) await write();
      await saveTable(path, await build());
      for (let writes = 0; writes < 10; writes++) await write();
      catalog.clock.advance(3_000);
      const { table } = await loadTable(db, path);
      const now = catalog.clock.now();
      expect(differences(table, await readEverything(db, now), now, 100)).toEqual([]);
    }
  });

  it('may keep changing while it is kept', async () => {
    const placed = await build();
    const saved = saveTable(path, placed);
    for (let writes = 0; writes < 10; writes++) await write();
    await saved;
    const { table } = await loadTable(db, path);
    const now = catalog.clock.now();
    expect(differences(table, await readEverything(db, now), now, 100)).toEqual([]);
  });

  it('is thrown away when it is damaged, cut short, longer, of another format, or none', async () => {
    await saveTable(path, await build());
    const whole = readFileSync(path);
    const spoil: ReadonlyArray<() => void> = [
      () => writeFileSync(path, whole.subarray(0, whole.length - 1)),
      () => writeFileSync(path, whole.subarray(0, whole.length / 2)),
      () => writeFileSync(path, ''),
      () => appendFileSync(path, 'more'),
      ...[0, 3, 40, whole.length >>> 1, whole.length - 5].map((index) => () => {
        const damaged = Buffer.from(whole);
        damaged[index] = (damaged[index] ?? 0) ^ 1;
        writeFileSync(path, damaged);
      }),
      () => rmSync(path),
    ];
    for (const damage of spoil) {
      writeFileSync(path, whole);
      damage();
      await expect(loadTable(db, path)).rejects.toThrow();
    }
  });

  it('is thrown away when the database holds what no event reported, or is another one', async () => {
    await saveTable(path, await build());
    await db.query(sql`update product set version = version + 1 where id = ${ids[0]}`);
    await expect(loadTable(db, path)).rejects.toThrow('other products');
    await saveTable(path, await build());
    const other = await openTestCatalog();
    await expect(loadTable(other.database.open('catalog'), path)).rejects.toThrow('another log');
    await other.close();
  });
});
