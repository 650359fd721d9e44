import { expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import { toBatch } from './to-batch.ts';

const MAPPING = `dates: [iso]
numbers: { decimal: '.' }
files:
  - { role: lines, order: order, placedAt: date, channel: { constant: WEB }, product: sku, quantity: qty, unitPrice: price, postalCode: zip, country: land }
`;

it('A6: says where an order was sent; a country in words is none, an empty code no destination', async () => {
  const rows = [
    'order,date,sku,qty,price,zip,land',
    "1,2025-03-01,COAT,1,60.00,'06000,fr",
    '2,2025-03-01,COAT,1,60.00,SW1A 1AA,England',
    '3,2025-03-01,COAT,1,60.00,,FR',
  ];
  const { orders, rejects } = await readOrderFiles(MAPPING, [`${rows.join('\n')}\n`]);
  expect(rejects).toEqual([]);
  const ids = { store: () => null, customer: () => null, variant: () => null };
  const batch = toBatch({ name: 'test', earnPoints: false }, orders, ids, { onChange: 'REPORT', dryRun: false });
  expect(batch.orders.map((order) => [order.deliveryPostalCode, order.deliveryCountryCode])).toEqual([
    ['06000', 'FR'],
    ['SW1A 1AA', null],
    [null, 'FR'],
  ]);
});
