import { expect, it } from 'vitest';

interface OpenShop {
  ask<Data>(document: string): Promise<Data>;
  rows<Row>(text: string): Promise<Row[]>;
  count(text: string): Promise<number>;
}

/** What somebody finds in the demo shop who opens its pages: work to do, pictures, collections. */
export function openingTests({ ask, rows, count }: OpenShop): void {
  it('has work in progress in each state: pickups, parcels, a shortage, a receipt to look at, drafts, open carts', async () => {
    const document = `{ ${[
      ['open', 'statuses: [OPEN], deliveryMethods: [PICKUP]'],
      ['begun', 'statuses: [IN_PROGRESS]'],
      ['ready', 'statuses: [READY]'],
      ['parcels', 'statuses: [OPEN], deliveryMethods: [SHIP]'],
      ['short', 'hasException: true'],
    ]
      .map(([name, filter]) => `${name}: fulfillmentOrders(filter: { ${filter} }) { totalCount }`)
      .join(' ')} receipts: posReceipts { nodes { remarks } } }`;
    const { receipts, ...work } = await ask<
      Record<string, { totalCount: number }> & { receipts: { nodes: Array<{ remarks: string[] }> } }
    >(document);
    expect(receipts.nodes.map(({ remarks }) => remarks)).toEqual([['IDENTIFIER_PASSED_OVER']]);
    const counts = Object.fromEntries(Object.entries(work).map(([name, { totalCount }]) => [name, totalCount]));
    expect(counts).toEqual({ open: 8, begun: 1, ready: 2, parcels: 5, short: 1 });
    expect(await count(`SELECT count(*) AS n FROM catalog.product WHERE status = 'DRAFT'`)).toBe(2);
    expect(await count(`SELECT count(*) AS n FROM orders.cart WHERE status = 'OPEN'`)).toBe(6);
  });

  it('shows a drawing of each product, which the instance serves', async () => {
    const pictures = await rows<{ url: string }>(`SELECT DISTINCT url FROM catalog.media`);
    expect(pictures.length).toBeGreaterThan(5);
    for (const { url } of pictures) {
      const answer = await fetch(url);
      expect([url, answer.status, answer.headers.get('content-type')]).toEqual([url, 200, 'image/svg+xml']);
    }
    const without = `SELECT count(*) AS n FROM catalog.product p WHERE status = 'ACTIVE'
      AND NOT EXISTS (SELECT FROM catalog.media m WHERE m.product_id = p.id)`;
    expect(await count(without)).toBe(0);
  });

  it('has collections of the products that their tags name', async () => {
    const document = `{ collections(first: 10) { nodes { title products(first: 1) { totalCount } } } }`;
    type Collection = { title: string; products: { totalCount: number } };
    const { collections } = await ask<{ collections: { nodes: Collection[] } }>(document);
    expect(collections.nodes.map(({ title }) => title).sort()).toEqual([
      'Automne-hiver',
      'Meilleures ventes',
      'Printemps-été',
    ]);
    expect(collections.nodes.every(({ products }) => products.totalCount > 0)).toBe(true);
  });
}
