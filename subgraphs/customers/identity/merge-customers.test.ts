import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { clerk, identitiesOf, MERGE, UNMERGE, unique } from '../testing/identities.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { show } = identitiesOf(() => customers);

describe('a manual merge', () => {
  it('keeps the survivor that was named, though the other is older, and shows what either told', async () => {
    const mail = unique();
    const [older] = await customers.resolve(`EMAIL:a${mail}@x.fr`);
    customers.clock.advance(1_000);
    const [named] = await customers.resolve(`LOYALTY_CARD:${mail}`);
    await customers.ask(clerk, 'mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) { __typename } }', {
      i: { customerId: older, firstName: 'Jeanne', lastName: 'Dupont' },
    });
    const input = { survivorId: named, mergedId: older, reason: 'showed her card', idempotencyKey: randomUUID() };
    const merged = await customers.ask(clerk, MERGE, { input });
    expect(merged).toMatchObject({ customer: { id: named, mergedIds: [older], displayName: 'Jeanne Dupont' } });
    // No other domain runs in this test, so the others follow later.
    expect(merged).toMatchObject({ completion: 'PENDING' });
    expect(await customers.ask(clerk, MERGE, { input })).toMatchObject({
      customer: { id: named },
      completion: 'PENDING',
    });
    expect((await show(older)).mergeEvents.nodes).toMatchObject([
      { kind: 'MERGED', evidence: 'showed her card', survivorId: named, mergedId: older },
    ]);
  });

  it('L13: is made by staff bound to stores among the customers of these alone, as is its undoing', async () => {
    const [paris, lyon] = [newId('loc'), newId('loc')];
    const [a, b] = await customers.resolve(`EMAIL:a${unique()}@x.fr`, `EMAIL:b${unique()}@x.fr`);
    const clerkIn = (store: string) => staffActor(['ASSOCIATE'], [store]);
    const served = async (customerId: string | null | undefined, store: string) => {
      const input = { customerId, kind: 'ADVICE', locationId: store, idempotencyKey: randomUUID() };
      const answer = await customers.ask(
        clerkIn(store),
        'mutation ($i: RecordInteractionInput!) { recordInteraction(input: $i) { __typename } }',
        { i: input },
      );
      expect(answer).toMatchObject({ __typename: 'RecordInteractionPayload' });
    };
    const merge = (store: string) =>
      customers.ask(clerkIn(store), MERGE, { input: { survivorId: a, mergedId: b, idempotencyKey: randomUUID() } });
    await served(a, paris);
    await served(b, lyon);
    for (const store of [paris, lyon]) expect(await merge(store)).toMatchObject({ __typename: 'FORBIDDEN' });
    await served(b, paris);
    expect(await merge(paris)).toMatchObject({ __typename: 'MergeCustomersPayload' });
    const undo = (store: string) =>
      customers.ask(clerkIn(store), UNMERGE, { input: { customerId: b, idempotencyKey: randomUUID() } });
    expect(await undo(newId('loc'))).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await undo(paris)).toMatchObject({ __typename: 'UnmergeCustomerPayload' });
  });

  it('refuses another body with the same key, unknown customers and one customer twice', async () => {
    const [a, b] = await customers.resolve(`EMAIL:a${unique()}@x.fr`, `EMAIL:b${unique()}@x.fr`);
    const key = randomUUID();
    const merge = (input: object) => customers.ask(clerk, MERGE, { input });
    await merge({ survivorId: a, mergedId: b, idempotencyKey: key });
    expect(await merge({ survivorId: b, mergedId: a, idempotencyKey: key })).toMatchObject({
      __typename: 'ConflictError',
    });
    expect(await merge({ survivorId: a, mergedId: newId('cus'), idempotencyKey: randomUUID() })).toMatchObject({
      __typename: 'NotFoundError',
    });
    for (const mergedId of [a, 'cus_1', '\u0000', 'ord_1']) {
      expect(await merge({ survivorId: a, mergedId, idempotencyKey: randomUUID() })).toMatchObject({
        __typename: 'ValidationError',
      });
    }
    const survivor = (await show(a)).id;
    expect(
      await customers.ask(clerk, UNMERGE, { input: { customerId: survivor, idempotencyKey: randomUUID() } }),
    ).toMatchObject({
      __typename: 'ConflictError',
    });
  });

  it('ends in one person however merges cross: many at once, and in circles', async () => {
    const ids = await customers.resolve(...Array.from({ length: 8 }, () => `EMAIL:${unique()}@x.fr`));
    const pairs = ids.flatMap((id, index) => [
      [id, ids[(index + 1) % ids.length]],
      [ids[(index + 3) % ids.length], id],
    ]);
    await Promise.all(
      pairs.map(([survivorId, mergedId]) =>
        customers.ask(clerk, MERGE, { input: { survivorId, mergedId, idempotencyKey: randomUUID() } }),
      ),
    );
    const survivors = new Set(await Promise.all(ids.map(async (id) => (await show(id)).id)));
    expect(survivors.size).toBe(1);
    const wrong = await customers.db.query(sql`
      select c.id from customer c join customer s on s.id = c.survivor_id where s.survivor_id <> s.id`);
    expect(wrong).toEqual([]);
  });

  it('lets others rebuild the graph from what was published, in any order', async () => {
    const projected = new Map<string, { survivorId: string; version: bigint }>();
    for (const event of await customers.published('identity-component-changed')) {
      const { survivorId, memberIds, version } = event as { survivorId: string; memberIds: string[]; version: string };
      for (const id of memberIds) {
        const known = projected.get(id);
        if (!known || known.version < BigInt(version)) projected.set(id, { survivorId, version: BigInt(version) });
      }
    }
    const rows = await rowsAs<{ id: string; survivorId: string }>(
      customers.db,
      sql`
      select id, survivor_id as "survivorId" from customer`,
    );
    for (const { id, survivorId } of rows) expect(projected.get(id)?.survivorId ?? id).toBe(survivorId);
    expect(projected.size).toBeGreaterThan(8);
  });
});
