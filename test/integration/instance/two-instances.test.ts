import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assertRolesSignIn } from '../../../ops/instance/databases.ts';
import {
  connectAsAdmin,
  createPlace,
  expectAnswers,
  migratePlace,
  newFolder,
  type Place,
  removeFolders,
  startPlace,
} from '../../support/server-places.ts';

let admin: pg.Client;
let production: Place;
let staging: Place;

async function roles(): Promise<unknown[]> {
  const { rows } = await admin.query(
    `SELECT rolname, rolpassword, rolcanlogin, rolconfig FROM pg_authid JOIN (SELECT rolname, rolconfig FROM pg_roles) AS r USING (rolname)
     WHERE rolname LIKE 'two\\_production%' ORDER BY rolname`,
  );
  return rows;
}

beforeAll(async () => {
  admin = await connectAsAdmin();
  production = await createPlace(admin, 'two_production');
  staging = await createPlace(admin, 'two_staging');
});
afterAll(async () => {
  for (const database of ['two_production', 'two_staging']) {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
  await admin.end();
  removeFolders();
});

it('runs staging beside production on one server, through migrations and restarts of either', async () => {
  const shop = await startPlace(production);
  try {
    await expectAnswers(shop);
    const before = await roles();
    expect(before.length).toBeGreaterThanOrEqual(8);
    const trial = await startPlace(staging);
    await expectAnswers(trial);
    await expectAnswers(shop);
    await trial.close();
    await migratePlace(staging, true);
    await (await startPlace(staging)).close();
    expect(await roles()).toEqual(before);
    await expectAnswers(shop);
  } finally {
    await shop.close();
  }
  const again = await startPlace(production);
  await expectAnswers(again);
  await again.close();
});

it('alters no role of a running instance when it is migrated from another data folder, unless told to', async () => {
  const shop = await startPlace(production);
  try {
    const before = await roles();
    const elsewhere = { ...production, dataDir: newFolder() };
    const plan = await migratePlace(elsewhere);
    expect(await roles()).toEqual(before);
    await expectAnswers(shop);
    await expect(assertRolesSignIn(plan)).rejects.toThrow(
      /^The role two_production_catalog exists already and has another password .*CATALOG_DATABASE_URL.*--reset-passwords/,
    );
    await migratePlace(elsewhere, true);
    await expect(assertRolesSignIn(plan)).resolves.toBeUndefined();
    // The pools of the running instance still hold their connections; new ones are refused.
    const ready = async () => (await fetch(`${shop.gateway.url}/health/ready`)).status;
    await expect.poll(ready).toBe(503);
    await migratePlace(production, true);
  } finally {
    await shop.close();
  }
});

it('takes over a copy of a database under another name, with roles of its own', async () => {
  await migratePlace(production);
  await admin.query('CREATE DATABASE two_copy TEMPLATE two_production OWNER two_production_owner');
  try {
    const url = new URL(production.databaseUrl);
    url.pathname = '/two_copy';
    const copy = await startPlace({ databaseUrl: url.href, dataDir: newFolder() });
    await expectAnswers(copy);
    await copy.close();
    const { rows } = await admin.query("SELECT count(*)::int AS n FROM pg_roles WHERE rolname LIKE 'two\\_copy\\_%'");
    expect(rows).toEqual([{ n: 6 }]);
  } finally {
    await admin.query('DROP DATABASE two_copy WITH (FORCE)');
  }
});
