import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import type { OrderDraft } from './drafts.ts';

const FIELDS =
  'order: order, placedAt: date, channel: { constant: WEB }, product: sku, quantity: qty, unitPrice: price';

/** A mapping of one file of lines, with more fields and rules. */
function mapping(fields = '', rules = ''): string {
  return `dates: [iso]\nnumbers: { decimal: '.' }\n${rules}\nfiles:\n  - { role: lines, ${FIELDS}${fields && `, ${fields}`} }\n`;
}

const HEADER = 'order,date,sku,qty,price';
const read = (rows: string, fields?: string, rules?: string, header = HEADER) =>
  readOrderFiles(mapping(fields, rules), [`${header}\n${rows}`]);

/** Gross, discount, net and tax of each line, by its article. */
function figures({ lines }: OrderDraft) {
  return Object.fromEntries(
    lines.map(({ sku, product, figures: one }) => [
      product ?? sku,
      [one.gross, one.discount, one.net, one.tax].map(Number).join(' '),
    ]),
  );
}

function total({ lines, shippingMinor }: OrderDraft): bigint {
  return lines.reduce((sum, { figures: { net, tax } }) => sum + net + tax, shippingMinor);
}

describe('a discount of the whole order', () => {
  const header = `${HEADER},off`;
  it.each([
    ['on its first row', '10.00', '', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['on every row', '10.00', '10.00', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['on every row, with and without cents', '10', '10.00', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['on its last row', '', '10.00', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['that is zero on other rows', '10.00', '0.00', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['written below zero', '-10.00', '', { COAT: '6000 600 5400 0', HAT: '4000 400 3600 0' }],
    ['that is no whole share', '0.05', '', { COAT: '6000 3 5997 0', HAT: '4000 2 3998 0' }],
    ['of everything', '100.00', '', { COAT: '6000 6000 0 0', HAT: '4000 4000 0 0' }],
  ])('%s is spread over the lines by their value', async (_name, first, second, lines) => {
    const rows = `1,2025-03-01,COAT,1,60.00,${first}\n1,2025-03-01,HAT,2,20.00,${second}\n`;
    const { orders, rejects } = await read(rows, 'orderDiscount: off', '', header);
    expect(rejects).toEqual([]);
    expect(orders.map(figures)).toEqual([lines]);
  });

  it('may hold those of its lines, and what is more than the goods is off the shipping', async () => {
    const rows =
      '1,2025-03-01,COAT,1,60.00,12.00,2.00,5.00\n1,2025-03-01,HAT,1,40.00,,0,\n2,2025-03-01,HAT,1,10.00,12,0,5\n';
    const fields = 'discountTotal: off, discountAmount: own, shipping: ship';
    const { orders } = await read(rows, fields, '', `${header},own,ship`);
    expect(orders.map(figures)).toEqual([
      { COAT: '6000 792 5208 0', HAT: '4000 408 3592 0' },
      { HAT: '1000 1000 0 0' },
    ]);
    expect(orders.map(({ shippingMinor }) => shippingMinor)).toEqual([500n, 300n]);
  });

  it('may stand in a row of its own, below zero, and a row of no units changes nothing', async () => {
    const rows =
      'B1,2025-03-01,BAG,2,50.00\nB1,2025-03-01,REMISE,1,-10.00\nB2,2025-03-02,HAT,1,20.00\nB2,2025-03-02,BOX,0,0.00\nB3,2025-03-02,BOX,0,7.00\n';
    const { orders, rejects } = await read(rows);
    expect(orders.map(figures)).toEqual([{ BAG: '10000 1000 9000 0' }, { HAT: '2000 0 2000 0' }]);
    expect(rejects).toMatchObject([{ line: 6, reason: expect.stringContaining('no line that was sold') }]);
  });

  it.each([
    ['more than the order', '200.00', '', 'the discount is more than the order'],
    ['two amounts', '10.00', '5.00', 'the discount of the order is 10.00 in one row and 5.00 in another'],
  ])('of %s refuses the order', async (_name, first, second, reason) => {
    const rows = `1,2025-03-01,COAT,1,60.00,${first}\n1,2025-03-01,HAT,1,20.00,${second}\n`;
    const { orders, rejects } = await read(rows, 'orderDiscount: off', '', header);
    expect(orders).toEqual([]);
    expect(rejects.map(({ line }) => line)).toEqual([2, 3]);
    expect(rejects[0]?.reason).toContain(reason);
  });
});

describe('prices with tax in them', () => {
  const header = `${HEADER},tax,ship,paid`;
  const fields = 'orderTax: tax, shipping: ship, paid: paid';
  it.each([
    ['stated', 'taxIncluded: true', '1,2025-03-01,RING,1,121.00,21.00,0,121.00', '10000 0 10000 2100', 12_100n],
    [
      'found by what was paid',
      'taxIncluded: byTotal',
      '1,2025-03-01,RING,1,121.00,21.00,0,121.00',
      '10000 0 10000 2100',
      12_100n,
    ],
    [
      'found beside shipping',
      'taxIncluded: byTotal',
      '1,2025-03-01,RING,1,60.50,10.50,5.00,65.50',
      '5000 0 5000 1050',
      6_550n,
    ],
    [
      'found to be without',
      'taxIncluded: byTotal',
      '1,2025-03-01,RING,1,100.00,20.00,5.00,125.00',
      '10000 0 10000 2000',
      12_500n,
    ],
    ['of no tax', 'taxIncluded: byTotal', '1,2025-03-01,RING,1,100.00,0,5.00,105.00', '10000 0 10000 0', 10_500n],
  ])('%s', async (_name, rule, row, line, sum) => {
    const { orders, rejects } = await read(`${row}\n`, fields, rule, header);
    expect(rejects).toEqual([]);
    expect(orders.map(figures)).toEqual([{ RING: line }]);
    expect(orders.map(total)).toEqual([sum]);
  });

  it('are freed of it by a rate, after discounts, and of what was off them in proportion', async () => {
    const rows = '1,2025-03-01,A,1,120.00,20 %,12.00\n1,2025-03-01,B,1,105.50,0.055,\n';
    const { orders } = await read(
      rows,
      'taxRate: rate, discountAmount: off',
      'taxIncluded: true',
      `${HEADER},rate,off`,
    );
    expect(orders.map(figures)).toEqual([{ A: '10000 1000 9000 1800', B: '10000 0 10000 550' }]);
    expect(orders.map(({ taxIncluded, lines }) => [taxIncluded, lines[0]?.figures.unitPrice])).toEqual([
      [true, 12_000n],
    ]);
  });

  it.each([
    ['neither with nor without', '1,2025-03-01,RING,1,121.00,21.00,0,130.00', 'what was paid is neither'],
    ['nowhere', '1,2025-03-01,RING,1,121.00,21.00,0,', 'does not say what was paid'],
    ['more tax than price', '1,2025-03-01,RING,1,1.00,21.00,0,1.00', 'the tax is more than the price'],
  ])('refuse an order that was paid %s', async (_name, row, reason) => {
    const { orders, rejects } = await read(`${row}\n`, fields, 'taxIncluded: byTotal', header);
    expect(orders).toEqual([]);
    expect(rejects[0]?.reason).toContain(reason);
  });
});

describe('the status of an order', () => {
  const header = `${HEADER},status,canceled`;
  const rows = ['paid,', 'voided,2025-03-05', 'pending,', 'refunded,2025-03-05', 'Paid,2025-03-06', 'odd,', ','].map(
    (cells, index) => `${index + 1},2025-03-01,HAT,1,50.00,${cells}\n`,
  );
  it('says which is a sale, which was canceled and when, and which is left out; another word is refused', async () => {
    const rule = 'statuses: { sale: [paid], canceled: [voided], leaveOut: [pending, refunded] }';
    const { orders, rejects, found } = await read(rows.join(''), 'status: status, canceledAt: canceled', rule, header);
    expect(orders.map(({ key, canceledAt }) => [key, canceledAt?.toISOString() ?? null])).toEqual([
      ['1', null],
      ['2', '2025-03-04T23:00:00.000Z'],
      ['5', '2025-03-05T23:00:00.000Z'],
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason.split(';')[0]])).toEqual([
      [7, 'the status "odd" is not one of the mapping\'s'],
      [8, 'the order has no status'],
    ]);
    expect(found).toContain('Orders left out by their status: 2.');
  });

  it('is needed with its words, and a word stands once', async () => {
    await expect(read('', 'status: status', '', header)).rejects.toThrow('needs both status of an order and statuses');
    const twice = 'statuses: { sale: [paid], canceled: [Paid] }';
    await expect(read('', 'status: status', twice, header)).rejects.toThrow('must name each word once');
  });
});

describe('quantities with decimals', () => {
  const rows = 'C1,2025-03-01,FABRIC,2.5,12.00\nC2,2025-03-01,HAT,1.000,20.00\n';
  const lines = async (rule: string) => {
    const { orders, rejects } = await read(rows, 'title: sku', rule);
    const sold = orders.flatMap((order) =>
      order.lines.map(({ title, quantity, figures: one }) => `${title}: ${quantity} x ${one.unitPrice} = ${one.gross}`),
    );
    return { sold, reasons: rejects.map(({ reason }) => reason) };
  };
  it.each([
    ['decimalQuantities: one', ['FABRIC (2.5): 1 x 3000 = 3000', 'HAT: 1 x 2000 = 2000']],
    ['decimalQuantities: 0.5', ['FABRIC: 5 x 600 = 3000', 'HAT: 1 x 2000 = 2000']],
    ['decimalQuantities: 0.01', ['FABRIC: 250 x 12 = 3000', 'HAT: 1 x 2000 = 2000']],
  ])('count by %s', async (rule, sold) => {
    expect(await lines(rule)).toEqual({ sold, reasons: [] });
  });
  it('are refused where the mapping does not say how they count, or they do not fit', async () => {
    expect((await lines('')).reasons).toEqual([
      expect.stringContaining('the quantity 2.5 is not whole; say decimalQuantities'),
    ]);
    expect((await lines('decimalQuantities: 0.4')).reasons).toEqual([
      expect.stringContaining('not a whole number of selling units'),
    ]);
  });
});

describe('rows of one number', () => {
  const header = `${HEADER},cust,store`;
  it.each([
    [
      'two days',
      '1,2025-03-01,BAG,1,50.00,c1,A\n1,2025-09-15,HAT,1,20.00,c1,A\n',
      'of the date 2025-03-01 in one row and of 2025-09-15',
    ],
    [
      'two customers',
      '1,2025-03-01,BAG,1,50.00,c1,A\n1,2025-03-01,HAT,1,20.00,c2,A\n',
      'of the customer c1 in one row and of c2',
    ],
    [
      'two stores',
      '1,2025-03-01,BAG,1,50.00,c1,A\n1,2025-03-01,HAT,1,20.00,c1,B\n',
      'of the store A in one row and of B',
    ],
  ])('and %s are refused, and the mapping is named', async (_name, rows, reason) => {
    const { orders, rejects } = await read(rows, 'customer: cust, store: store', '', header);
    expect(orders).toEqual([]);
    expect(rejects.map(({ line }) => line)).toEqual([2, 3]);
    expect(rejects[1]?.reason).toContain(reason);
  });

  it('are two orders where the mapping tells them by store and number, and one where one row leaves something empty', async () => {
    const rows =
      '1,2025-03-01T10:00:00,BAG,1,50.00,c1,A\n1,2025-03-01T11:00:00,HAT,1,20.00,c2,B\n1,2025-03-01T09:59:00,CAP,1,5.00,,A\n';
    const { orders } = await readOrderFiles(
      mapping('customer: cust, store: store').replace('order: order', "order: { columns: [store, order], join: '/' }"),
      [`${header}\n${rows}`],
    );
    expect(
      orders.map(({ key, placedAt, lines, customer }) => [key, placedAt.toISOString(), lines.length, customer]),
    ).toEqual([
      ['A/1', '2025-03-01T08:59:00.000Z', 2, 'c1'],
      ['B/1', '2025-03-01T10:00:00.000Z', 1, 'c2'],
    ]);
  });

  it('make the same order however they are sorted', async () => {
    const rows = ['1,2025-03-01,BAG,1,50.00,c1,', '1,2025-03-01,BAG,1,50.00,,A', '1,2025-03-01,HAT,3,1.00,,'];
    const made = async (some: readonly string[]) => {
      const { orders } = await read(some.join('\n'), 'customer: cust, store: store', '', header);
      return orders.map(({ lines, ...order }) => ({
        ...order,
        lines: [...lines].sort((a, b) => (a.key < b.key ? -1 : 1)),
      }));
    };
    expect(await made([...rows].reverse())).toEqual(await made(rows));
  });
});

describe('who bought', () => {
  it.each(['0', 'Guest', 'Walk-in', 'undefined', 'Client de passage', 'N/A'])('%s is nobody', async (nobody) => {
    const rows = `1,2025-03-01,BAG,1,50.00,${nobody},none@none.com\n`;
    const { orders } = await read(rows, 'customer: cust, email: mail', '', `${HEADER},cust,mail`);
    expect(orders.map(({ customer, email }) => [customer, email])).toEqual([[null, null]]);
  });
});

describe('lines that name a product', () => {
  it('cost what the file of products says, and no more than one source says', async () => {
    const files = [
      'id,date,product,qty\nV1,2025-02-17,P1,3\nV2,2025-02-17,P9,1\n',
      'id,name,price\nP1,Speaker,149.99\n',
    ];
    const rules = `dates: [iso]\nfiles:
  - { role: lines, order: id, placedAt: date, channel: { constant: WEB }, product: product, quantity: qty }
  - { role: products, key: id, title: name, price: price }\n`;
    const { orders, rejects } = await readOrderFiles(rules, files);
    expect(orders.map(figures)).toEqual([{ P1: '44997 0 44997 0' }]);
    expect(rejects).toMatchObject([{ line: 3, reason: expect.stringContaining('the line has no price') }]);
  });
});

describe('a file that writes the month first', () => {
  const rows = 'W1,03/04/2025,TEA,1,2\nW2,03/14/2025,TEA,1,2\n';
  const file = (formats: string) => readOrderFiles(mapping().replace('[iso]', formats), [`${HEADER}\n${rows}`]);

  it('is refused whole by a mapping that says the day first: its first dates would be others', async () => {
    await expect(file('[d/M/yyyy]')).rejects.toThrow(
      '"03/14/2025" in line 3 is of the form M/d/yyyy, and the mapping says d/M/yyyy: say dates as the file writes them.',
    );
  });

  it('is read by one that says the month first', async () => {
    const { orders } = await file('[M/d/yyyy]');
    expect(orders.map(({ placedAt }) => placedAt.toISOString())).toEqual([
      '2025-03-03T23:00:00.000Z',
      '2025-03-13T23:00:00.000Z',
    ]);
  });
});

it('orders and products whose long names begin alike stay two', async () => {
  const long = 'A'.repeat(240);
  const { orders } = await read(`${long}1,2025-03-01,${long}x,1,2\n${long}2,2025-03-01,${long}y,1,2\n`);
  expect(new Set(orders.map(({ key }) => key)).size).toBe(2);
  expect(new Set(orders.flatMap(({ lines }) => lines.map(({ product }) => product))).size).toBe(2);
  expect(orders.every(({ key }) => key.length <= 200)).toBe(true);
});

it('a title is cut between two signs, never within one', async () => {
  const { orders } = await read(`W1,2025-03-01,TEA,1,2,${'x'.repeat(199)}😀\n`, 'title: title', '', `${HEADER},title`);
  expect(orders[0]?.lines[0]?.title).toBe('x'.repeat(199));
});
