import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import type { OrderDraft } from './drafts.ts';

/** Reads one file of lines by a mapping of which the name, the currency and the dates are given here. */
function read(mapping: string, csv: string) {
  return readOrderFiles(mapping, [csv]);
}

/** What each line of each order is, and what came back of it. */
function outline(orders: readonly OrderDraft[]) {
  return orders.map(({ key, placedAt, lines, returns }) => ({
    key,
    placedAt: placedAt.toISOString(),
    lines: lines.map((line) => ({
      quantity: line.quantity,
      net: line.figures.net,
      refunds: returns.flatMap(({ key: refund, refundMinor, parts }) =>
        parts.flatMap((part) => (part.line === line ? [[refund, part.quantity, refundMinor]] : [])),
      ),
    })),
  }));
}

describe('a file of order lines', () => {
  it('may have no header, columns of fixed width and no id: a row is then known by what it says', async () => {
    const { orders, rejects } = await read(
      `
dates: [yyyyMMdd]
files:
  - role: lines
    delimiter: whitespace
    columns: [customer, day, units, money]
    order: { row: true, template: 'L{}' }
    placedAt: day
    channel: { constant: SHOP }
    customer: customer
    quantity: units
    total: money
`,
      ' 00004  19970101  2   29.33\r\n 00021  19970102 10    0.50\r\n',
    );
    expect(rejects).toEqual([]);
    expect(outline(orders)).toEqual([
      {
        key: expect.stringMatching(/^L[0-9a-f]{12}$/),
        placedAt: '1996-12-31T23:00:00.000Z',
        lines: [{ quantity: 2, net: 2_933n, refunds: [] }],
      },
      {
        key: expect.stringMatching(/^L[0-9a-f]{12}$/),
        placedAt: '1997-01-01T23:00:00.000Z',
        lines: [{ quantity: 10, net: 50n, refunds: [] }],
      },
    ]);
  });

  it('may tell its orders by several columns, and what came back beside what was sold', async () => {
    const { orders, rejects } = await read(
      `
dates: ["d MMM yyyy h:mm a"]
files:
  - role: lines
    order: { columns: [register, ticket], join: '/' }
    placedAt: at
    channel: { constant: STORE }
    quantity: units
    unitPrice: price
    refundedAt: returned at
    refundQuantity: returned
`,
      `register,ticket,at,units,price,returned,returned at
T1,1,5 Jan 2025 12:05 AM,3,9.99,,
T2,1,5 janv. 2025 12:05 PM,3,9.99,1,6 Feb 2025 1:00 PM
T1,1,5 Jan 2025 12:05 AM,1,5.00,2,6 Feb 2025 1:00 PM
`,
    );
    expect(rejects).toMatchObject([
      { line: 4, refused: false, reason: 'more units came back than were sold; taken without the refund' },
    ]);
    expect(outline(orders)).toEqual([
      {
        key: 'T1/1',
        placedAt: '2025-01-04T23:05:00.000Z',
        lines: [
          { quantity: 3, net: 2_997n, refunds: [] },
          { quantity: 1, net: 500n, refunds: [] },
        ],
      },
      {
        key: 'T2/1',
        placedAt: '2025-01-05T11:05:00.000Z',
        lines: [{ quantity: 3, net: 2_997n, refunds: [['T2/1#Unknown product@2025-02-06:999', 1, 999n]] }],
      },
    ]);
  });

  const credits = `
dates: ["M/d/yyyy H:mm"]
negativeQuantities: returns
files:
  - role: lines
    order: InvoiceNo
    placedAt: InvoiceDate
    channel: { constant: WEB }
    customer: CustomerID
    product: StockCode
    quantity: Quantity
    unitPrice: UnitPrice
`;
  const HEADER = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n';

  it('gives a credit back to the latest sales before it that the customer has units left of', async () => {
    const { orders, rejects } = await read(
      credits,
      `${HEADER}1,LAMP,5,12/1/2010 8:26,2.00,C1
2,LAMP,2,12/2/2010 8:26,2.50,C1
C3,LAMP,-3,12/3/2010 8:26,2.10,C1
4,LAMP,9,12/4/2010 8:26,2.00,C1
`,
    );
    expect(rejects).toEqual([]);
    expect(outline(orders).map(({ key, lines }) => [key, lines])).toEqual([
      ['1', [{ quantity: 5, net: 1_000n, refunds: [['C3#LAMP/1#LAMP', 1, 210n]] }]],
      ['2', [{ quantity: 2, net: 500n, refunds: [['C3#LAMP/2#LAMP', 2, 420n]] }]],
      ['4', [{ quantity: 9, net: 1_800n, refunds: [] }]],
    ]);
  });

  it('makes returns of their own of what nobody bought in the files, and never gives a unit back twice', async () => {
    const { orders, rejects, found } = await read(
      credits,
      `${HEADER}1,LAMP,5,12/1/2010 8:26,2.00,C1
C2,LAMP,-4,12/2/2010 8:26,2.00,C1
C3,LAMP,-2,12/3/2010 8:26,2.00,C1
C4,LAMP,-1,12/3/2010 8:26,2.00,C2
C5,LAMP,-1,12/3/2010 8:26,2.00,
`,
    );
    expect(rejects).toEqual([]);
    expect(found).toContain('Lines that came back without a sale in the files: 3.');
    const returned = (order: OrderDraft) => order.returns.map((one) => [one.key, one.refundMinor]);
    expect(orders.map((order) => [order.key, order.isReturnAlone, returned(order)])).toEqual([
      [
        '1',
        false,
        [
          ['C2#LAMP', 800n],
          ['C3#LAMP/1#LAMP', 200n],
        ],
      ],
      ['C3', true, [['C3#LAMP/rest', 200n]]],
      ['C4', true, [['C4#LAMP', 200n]]],
      ['C5', true, [['C5#LAMP', 200n]]],
    ]);
  });

  it('refuses less than no units where the mapping does not say that they are returns', async () => {
    const { orders, rejects } = await read(
      credits.replace('negativeQuantities: returns\n', ''),
      `${HEADER}C1,LAMP,-1,12/1/2010 8:26,2.00,C1\n`,
    );
    expect(orders).toEqual([]);
    expect(rejects).toMatchObject([
      { line: 2, reason: expect.stringMatching(/^the quantity is less than zero; .*; order C1 is refused whole$/) },
    ]);
  });
});

describe('a mapping', () => {
  const lines = 'files: [{ role: lines, order: a, placedAt: b, channel: c, unitPrice: d';
  it.each([
    ['says nowhere when lines were refunded', `dates: [yyyyMMdd]\n${lines}, refundAmount: e }]`],
    ['needs refundAmount or refundQuantity beside refundedAt', `dates: [yyyyMMdd]\n${lines}, refundedAt: e }]`],
    ['must hold a \\(AM or PM\\) and h together', `dates: ["d/M/yyyy h:mm"]\n${lines} }]`],
  ])('that %s is refused before anything is read', async (reason, mapping) => {
    await expect(read(mapping, 'a,b,c,d\n')).rejects.toThrow(new RegExp(reason));
  });
});
