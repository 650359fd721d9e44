import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { runner } from '../../../ops/cli/project.ts';
import { databaseVariable } from '../../../ops/cli/services.ts';
import { openImportTarget } from '../../../ops/import/import-target.ts';
import { channelsPort } from '../../../ops/import/ports.ts';
import { openDatabases } from '../../../ops/instance/databases.ts';
import { readInstanceState } from '../../../ops/instance/instance-record.ts';
import { openSecrets } from '../../../ops/instance/secrets.ts';
import { connectTo } from '../../../ops/migrate/connect.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { runCommand } from '../../support/command.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { silentProgress } from '../../support/silent-progress.ts';

let folder: string;
let products: string;
let dataDir: string;
let temporary: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-new-'));
  dataDir = join(folder, 'data');
  temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  // The embedded server's own account must be able to enter.
  for (const each of [folder, temporary]) chmodSync(each, 0o755);
  products = join(folder, 'products.csv');
  const rows = ['coat,Coat,Default Title,100.00', 'scarf,Scarf,Default Title,40.00', 'hat,Hat,Default Title,60.00'];
  writeFileSync(products, ['Handle,Title,Option1 Value,Variant Price', ...rows].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importing = (...words: readonly string[]) =>
  runCommand([runner, 'ops/import/index.ts', ...words, '--rejects', folder], {
    DATA_DIR: dataDir,
    TMPDIR: temporary,
  });

async function stateOfInstance(): Promise<string> {
  const databases = await openDatabases({ env: {}, dataDir, secrets: () => openSecrets(dataDir) });
  try {
    return await readInstanceState(databases.adminUrl);
  } finally {
    await databases.cluster?.stop();
  }
}

describe('an import where there is no instance yet', () => {
  it('can be tried: it is checked against an empty instance, and nothing is left of it', async () => {
    const { code, stdout, stderr } = await importing('shopify-products', products, '--dry-run');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toMatch(/^Would import .*: 3 new, 0 changed, 0 as they were\./);
    expect(code).toBe(0);
    expect(existsSync(dataDir)).toBe(false);
    expect(readdirSync(temporary).filter((name) => name.startsWith('passerelle'))).toEqual([]);
  });

  it('that is refused leaves the instance as new as it was, so that a start still fills the demo', async () => {
    const { code, stderr } = await importing('shopify-products', products, '--channels', 'NO_SUCH');
    expect(stderr).toContain('--channels: the instance has no channel NO_SUCH.');
    expect(code).toBe(1);
    expect(await stateOfInstance()).toBe('new');
  });

  it('makes it an instance of real data, which no start fills with the demo', async () => {
    const { code, stdout } = await importing('shopify-products', products);
    expect(stdout).toMatch(/^Imported .*: 3 new/);
    expect(code).toBe(0);
    expect(await stateOfInstance()).toBe('empty');
  });

  it('is tried against the instance there is from then on', async () => {
    const again = await importing('shopify-products', products, '--dry-run');
    expect(again.stdout).toMatch(/^Would import .*: 0 new, 0 changed, 3 as they were\./);
    const mapping = join(folder, 'mapping.yaml');
    writeFileSync(join(folder, 'orders.csv'), 'id,day,what,price,where\n1,2026-01-02,coat,10.00,MOON\n');
    writeFileSync(
      mapping,
      `name: x\ncurrency: { constant: EUR }\ndates: [yyyy-MM-dd]\nzone: shop
files:
  - { role: lines, order: id, placedAt: day, product: what, title: what, unitPrice: price, quantity: { constant: '1' }, channel: where }\n`,
    );
    const unknown = await importing('orders', join(folder, 'orders.csv'), '--mapping', mapping, '--dry-run');
    expect(unknown.stderr).toContain('The instance has no channel MOON');
    expect(unknown.code).toBe(1);
  });

  it('fails where every row is refused, tried or not', async () => {
    const file = join(folder, 'refused.csv');
    writeFileSync(file, 'id,day,what,price,where\n1,02.01.2026,coat,10.00,WEB\n2,03.01.2026,coat,10.00,WEB\n');
    for (const words of [['--dry-run'], []]) {
      const all = await importing('orders', file, '--mapping', join(folder, 'mapping.yaml'), ...words);
      expect(all.stdout).toMatch(/0 orders .* 2 rows were refused/);
      expect(all.stderr).toContain('Nothing came in: every row was refused.');
      expect(all.code).toBe(1);
    }
  });
});

describe('a dry run against an instance of another server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const nowhere = () => join(folder, 'nowhere');
  const trial = (env: Readonly<Record<string, string>>) =>
    openImportTarget({ DATABASE_URL: database.adminUrl, DATA_DIR: nowhere(), ...env }, silentProgress, {
      isTrial: true,
    });
  const domainUrls = () =>
    Object.fromEntries(DOMAINS.map((domain) => [databaseVariable(domain), database.url(domain)]));

  it('reads it as it is, and decides nothing about it', async () => {
    await database.open('catalog').query(
      sql`insert into channel (id, code, name, kind, currency_code, languages, country_codes)
            values ('chn_moon', 'MOON', 'M', 'OTHER', 'EUR', '{fr}', '{FR}')`,
    );
    const target = await trial(domainUrls());
    const channels = await target.call(channelsPort, {});
    await target.close();
    expect(channels.map(({ code }) => code)).toContain('MOON');
    expect(await readInstanceState(database.adminUrl)).toBe('new');
    expect(existsSync(nowhere())).toBe(false);
  });

  it('changes no passwords of an instance whose secrets are elsewhere', async () => {
    await expect(trial({})).rejects.toThrow(
      /^The passwords of this instance are not in .*secrets\.json: name its DATA_DIR/,
    );
    expect(existsSync(nowhere())).toBe(false);
    expect(await database.open('catalog').query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  it('refuses one of an older schema, and does not migrate it', async () => {
    const admin = await connectTo(database.adminUrl, 'DATABASE_URL');
    const last = '(SELECT max(migration_name) FROM catalog._prisma_migrations)';
    await admin.query(`DELETE FROM catalog._prisma_migrations WHERE migration_name = ${last}`);
    await expect(trial(domainUrls())).rejects.toThrow(/^The data is of an older schema/);
    await admin.end();
  });
});
