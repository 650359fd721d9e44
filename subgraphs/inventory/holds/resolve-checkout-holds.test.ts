import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts } from '#kernel/ports/port.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { countersOf, createLocations, inventoryDeps, newVariant, service, stock } from '../testing/inventory.ts';
import { holdStock } from './hold-stock.ts';
import { resolveCheckoutHolds } from './resolve-checkout-holds.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

describe('an old checkout', () => {
  async function heldCheckout() {
    const [locationId] = await createLocations(opened.db, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: 1 });
    const ownerId = newId('ord');
    const lines = [{ lineId: '1', variantId, quantity: 1, locationIds: [locationId] }];
    await holdStock(opened.deps, service, { key: ownerId, kind: 'CHECKOUT', ownerId, expiresAt: null, lines });
    return { variantId, ownerId };
  }

  /** Orders as its port answers: the transport is the boundary, what lies behind it is another domain's. */
  function withOrders(verdicts: Record<string, string>) {
    const asked: string[][] = [];
    const ports = createPorts('inventory', {
      execute: async (_domain, _document, variables) => {
        const orderIds = variables['orderIds'] as string[];
        asked.push(orderIds);
        const answers = orderIds.map((orderId) => ({ orderId, verdict: verdicts[orderId] ?? 'PENDING' }));
        return { data: { ordersResolveCheckout: answers } };
      },
    });
    return { asked, deps: { ...opened.deps, ports } };
  }

  it('ends by the verdict of orders alone: committed, released, or still held', async () => {
    const [placed, aborted, pending] = [await heldCheckout(), await heldCheckout(), await heldCheckout()];
    const { deps, asked } = withOrders({ [placed.ownerId]: 'PLACED', [aborted.ownerId]: 'ABORTED' });
    opened.clock.advance(2 * MINUTE);
    await resolveCheckoutHolds(deps, service);
    expect(asked).toEqual([]);
    opened.clock.advance(1);
    await resolveCheckoutHolds(deps, service);
    expect(asked.flat()).toEqual(expect.arrayContaining([placed.ownerId, aborted.ownerId, pending.ownerId]));
    expect(await countersOf(opened.db, placed.variantId)).toMatchObject({ committed: 1, reserved: 0 });
    expect(await countersOf(opened.db, aborted.variantId)).toMatchObject({ available: 1, reserved: 0 });
    expect(await countersOf(opened.db, pending.variantId)).toMatchObject({ available: 0, reserved: 1 });
  });

  it('keeps its units while orders is down', async () => {
    const { variantId } = await heldCheckout();
    opened.clock.advance(DAY);
    await expect(resolveCheckoutHolds(opened.deps, service)).rejects.toBeInstanceOf(UnavailableError);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 1 });
  });
});
