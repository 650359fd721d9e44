import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId } from '../../shared/ids.ts';
import { createLocations, inventoryDeps, stock, stocked } from '../testing/inventory.ts';
import { listMovements } from './list-movements.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a] = await createLocations(opened.db, 1);
});
afterAll(() => database.drop());

describe('the ledger', () => {
  it('explains a level movement by movement, newest first, page by page', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    await stock(opened.deps, variantId, { [a]: 2 });
    await stock(opened.deps, variantId, { [a]: 3 });
    const first = await listMovements(opened.deps, { variantIds: [variantId] }, { limit: 2, after: undefined });
    expect(first.nodes.map(({ available }) => available)).toEqual([3, 2]);
    const next = await listMovements(
      opened.deps,
      { variantIds: [variantId] },
      { limit: 2, after: [first.nodes[1]?.id ?? ''] },
    );
    expect(next.nodes.map(({ available }) => available)).toEqual([1]);
  });
});
