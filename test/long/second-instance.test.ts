import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Instance } from '../../ops/instance/open-instance.ts';
import { createGraphClient } from '../support/graph-client.ts';
import {
  connectAsAdmin,
  createPlace,
  expectAnswers,
  migratePlace,
  type Place,
  removeFolders,
  startPlace,
} from '../support/server-places.ts';

const ROUNDS = 6;
const NAMES = ['long_production', 'long_staging'];

let admin: pg.Client;
let places: Place[];
beforeAll(async () => {
  admin = await connectAsAdmin();
  places = [];
  for (const name of NAMES) places.push(await createPlace(admin, name));
});
afterAll(async () => {
  for (const name of NAMES) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
  removeFolders();
});

/** Asks an instance again and again on new connections to its database, while the work continues; answers what failed. */
async function askDuring({ gateway }: Instance, work: () => Promise<unknown>): Promise<unknown[]> {
  const failures: unknown[] = [];
  let isUnderWay = true;
  const asking = (async () => {
    const client = createGraphClient(gateway.url);
    for (; isUnderWay; await sleep(50)) {
      await client
        .ask('{ channels { code } products(first: 1) { totalCount } }')
        .catch((error) => failures.push(error));
      const { status } = await fetch(`${gateway.url}/health/ready`);
      if (status !== 200) failures.push(status);
    }
  })();
  try {
    await work();
  } finally {
    isUnderWay = false;
    await asking;
  }
  return failures;
}

it('leaves either of two instances on one server answering through migrations, password changes and restarts of the other', async () => {
  const instances: Instance[] = [];
  for (const place of places) instances.push(await startPlace(place));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const changed = round % 2;
      const [other, place] = [instances[1 - changed], places[changed]];
      if (!other || !place) throw new Error('two places were made');
      const failures = await askDuring(other, async () => {
        await migratePlace(place);
        await instances[changed]?.close();
        await migratePlace(place, true);
        instances[changed] = await startPlace(place);
      });
      expect(failures).toEqual([]);
      for (const instance of instances) await expectAnswers(instance);
    }
  } finally {
    for (const instance of instances) await instance.close();
  }
});
