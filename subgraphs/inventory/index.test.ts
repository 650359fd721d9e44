import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalTransport } from '#kernel/ports/transport.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import type { Push } from '#kernel/runtime/push.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock, systemClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { unique } from '../../test/support/unique.ts';
import { DOMAINS } from '../shared/domains.ts';
import { holdStock } from './holds/hold-stock.ts';
import { inventory } from './index.ts';
import { countersOf, createLocations, head, inventoryDeps, newVariant, service, stock } from './testing/inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let subgraph: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase();
  // An instance of the past: whatever it lets expire lies behind the subgraph, whose clock is the real one.
  opened = inventoryDeps(database, { clock: new FakeClock('2020-01-01T00:00:00Z') });
  const config = readConfig(
    { GATEWAY_CREDENTIAL: 'x'.repeat(32), INVENTORY_DATABASE_URL: database.url('inventory') },
    DOMAINS,
  );
  const { logger } = opened.deps;
  subgraph = await inventory.create({ config, clock: systemClock, logger, transport: createLocalTransport() });
  subgraph.start();
});
afterAll(async () => {
  await subgraph.stop();
  await database.drop();
});

describe('the running subgraph', () => {
  it('answers that it is ready and serves its schema', async () => {
    expect(await subgraph.isReady()).toBe(true);
    const { data } = await subgraph.execute({ document: '{ locations { nodes { id } } }', request: service });
    expect(data).toEqual({ locations: { nodes: [] } });
  });

  it('pushes the levels that change to staff who may read them, and to nobody else', async () => {
    const pushes: Push[] = [];
    const topics = ['inventory'];
    const nobody = { topics, actor: { kind: 'anonymous' }, listener: () => undefined } as const;
    expect(await subgraph.subscribe(nobody)).toBeUndefined();
    const subscription = await subgraph.subscribe({ topics, actor: head, listener: (push) => pushes.push(push) });
    const [location] = await createLocations(opened.db, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [location]: 1 });
    await expect.poll(() => pushes).toHaveLength(1);
    expect(pushes[0]).toMatchObject({ type: 'InventoryLevel', id: expect.stringMatching(/^lvl_/), version: 1 });
    subscription?.stop();
  });

  it('tidies expired holds by itself', async () => {
    const [location] = await createLocations(opened.db, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [location]: 1 });
    const expiresAt = new Date(opened.clock.now().getTime() + 1);
    const lines = [{ lineId: '1', variantId, quantity: 1, locationIds: [location] }];
    await holdStock(opened.deps, service, {
      key: unique('key'),
      kind: 'CART',
      ownerId: newId('crt'),
      expiresAt,
      lines,
    });
    await expect
      .poll(() => countersOf(opened.db, variantId), { interval: 250 })
      .toMatchObject({ available: 1, reserved: 0 });
  });
});
