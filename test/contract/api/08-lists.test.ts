import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { admin, openSalesDomains, type SalesDomains } from '../../support/sales-domains.ts';

/** Rows of each list before it is read, and of a page. */
const ROWS = 11;
const SIZE = 4;

interface Page {
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

const PAGE = 'nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ARGS = '$first: Int, $after: String, $last: Int, $before: String';
const GIVEN = 'first: $first, after: $after, last: $last, before: $before';
const IMPORT = 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }';

let domains: SalesDomains;
let customerId: string;
let count = 0;
/** A past order with a fulfillment order and a return, and a failed task of it. */
async function addOrders(howMany: number): Promise<void> {
  const figures = { grossMinor: '1000', discountMinor: '0', netMinor: '1000', costMinor: null };
  const goods = { variantId: null, productId: null, productTitle: 'Coat', sku: null, category: null, taxMinor: '0' };
  const orders = Array.from({ length: howMany }, () => {
    count += 1;
    // Two and two at the same instant: ties are ordered by id.
    const placedAt = new Date(Date.UTC(2024, 0, 1, 0, Math.floor(count / 2))).toISOString();
    const line = { ...goods, ...figures, externalId: '1', quantity: 2, unitPriceMinor: '500' };
    const lines = [
      { lineExternalId: '1', quantity: 1, grossMinor: '500', discountMinor: '0', netMinor: '500', costMinor: null },
    ];
    const returned = {
      externalId: `R${count}`,
      returnedAt: placedAt,
      locationId: domains.paris,
      refundMinor: '500',
      lines,
    };
    return {
      externalId: `O${count}`,
      orderNumber: `L${count}`,
      channel: 'WEB',
      storeId: domains.paris,
      customerId,
      placedAt,
      currency: 'EUR',
      taxIncluded: false,
      lines: [line],
      shippingMinor: '0',
      returns: [returned],
      fulfillment: { locationId: domains.paris, changedAt: placedAt },
    };
  });
  const service = { kind: 'service', name: 'import' } as const;
  await domains.ask('orders', service, IMPORT, { batch: { source: 'lists', earnPoints: false, orders } });
  await domains.db('orders').query(sql`
    insert into order_task (order_id, kind, subject_id, due_at, failures, failed_at, last_error)
    select id, 'POS_SALE', id, placed_at, 8, placed_at, 'refused' from orders where import_source = 'lists'
    on conflict do nothing`);
}

beforeAll(async () => {
  domains = await openSalesDomains();
  customerId = await domains.customer();
  await addOrders(ROWS);
});
afterAll(() => domains.close());

const roots = ['orders', 'fulfillmentOrders', 'returns', 'failedTasks'];
const reads: Record<string, (args: object) => Promise<Page>> = {
  ...Object.fromEntries(
    roots.map((root) => [
      root,
      (args: object) =>
        domains.ask<Page>('orders', admin, `query (${ARGS}) { ${root}(${GIVEN}) { ${PAGE} } }`, { ...args }),
    ]),
  ),
  'Customer.orders': async (args) => {
    const document = `query ($r: [_Any!]!, ${ARGS}) { _entities(representations: $r) { ... on Customer { orders(${GIVEN}) { ${PAGE} } } } }`;
    const r = [{ __typename: 'Customer', id: customerId }];
    const [customer] = await domains.ask<Array<{ orders: Page }>>('orders', admin, document, { r, ...args });
    if (!customer) throw new Error('the customer has vanished');
    return customer.orders;
  },
};

async function idsOf(read: (args: object) => Promise<Page>, way: 'forth' | 'back'): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await read(way === 'forth' ? { first: SIZE, after: cursor } : { last: SIZE, before: cursor });
    const nodes = page.nodes.map(({ id }) => id);
    if (way === 'forth') ids.push(...nodes);
    else ids.unshift(...nodes);
    await addOrders(1);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(way === 'forth' ? hasNextPage : hasPreviousPage)) return ids;
    cursor = way === 'forth' ? endCursor : startCursor;
  }
}

describe.each(Object.entries(reads))('%s', (_, read) => {
  it.each(['forth', 'back'] as const)('gives each row once, going %s while rows are added', async (way) => {
    const before = (await read({ first: 100 })).nodes.map(({ id }) => id);
    const ids = await idsOf(read, way);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(before);
    expect(ids.filter((id) => known.has(id))).toEqual(before);
  });

  it('refuses both sizes, sizes outside 1 to 100, and cursors of nothing', async () => {
    for (const args of [{ first: 1, last: 1 }, { first: 0 }, { last: 101 }, { after: 'x' }, { before: 'x' }])
      await expect(read(args)).rejects.toThrow(/VALIDATION/);
  });
});
