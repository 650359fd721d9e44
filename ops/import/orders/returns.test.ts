import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import type { OrderDraft } from './drafts.ts';

const FIELDS =
  'order: order, placedAt: date, channel: { constant: WEB }, product: sku, quantity: qty, unitPrice: price';

function mapping(fields = '', rules = ''): string {
  return `dates: [iso]\nnumbers: { decimal: '.' }\n${rules}\nfiles:\n  - { role: lines, ${FIELDS}${fields && `, ${fields}`} }\n`;
}

const HEADER = 'order,date,sku,qty,price';
const read = (rows: string, fields?: string, rules?: string, header = HEADER) =>
  readOrderFiles(mapping(fields, rules), [`${header}\n${rows}`]);

describe('a refund', () => {
  const LINES =
    'order,date,line,sku,qty,price,tax\nA,2025-03-01,L1,COAT,1,60.00,12.00\nA,2025-03-01,L2,HAT,1,40.00,8.00\n';
  const refunds = (fields: string) =>
    `${mapping('key: line, tax: tax')}  - { role: refunds, ${fields}, refundedAt: date }\n`;
  const returned = (orders: readonly OrderDraft[]) =>
    orders.flatMap((order) =>
      order.returns.map(({ key, refundMinor, parts }) => [
        key,
        refundMinor,
        parts.map(({ line, quantity, netMinor }) => `${line.key} ${quantity} ${netMinor}`),
      ]),
    );

  it.each([
    ['-60.00', 6_000n, ['L1 0 3000', 'L2 0 2000']],
    ['60.00', 6_000n, ['L1 0 3000', 'L2 0 2000']],
    ['120.00', 12_000n, ['L1 1 6000', 'L2 1 4000']],
    ['', 12_000n, ['L1 1 6000', 'L2 1 4000']],
  ])('of the order of %j is spread over its lines without tax', async (amount, money, parts) => {
    const { orders, rejects } = await readOrderFiles(refunds('order: order, amount: amount'), [
      LINES,
      `order,date,amount\nA,2025-03-09,${amount}\n`,
    ]);
    expect(rejects).toEqual([]);
    expect(returned(orders)).toEqual([[expect.stringContaining('@2025-03-0'), money, parts]]);
  });

  it.each([
    ['more than was paid', 'L1,2025-03-12,50.00\nL1,2025-03-13,40.00\n', [3, 'more was paid back than was left']],
    ['before the sale', 'L1,2025-02-28,5.00\n', [2, 'it is of 2025-02-28, before the sale of 2025-03-01']],
    ['of an unknown line', 'L9,2025-03-12,5.00\n', [2, 'there is no line L9']],
    ['of both signs', 'L1,2025-03-12,5.00\nL2,2025-03-12,-5.00\n', [3, 'amounts above and below zero']],
    ['of nothing', 'L1,2025-03-12,0.00\n', [2, 'no amount above zero']],
  ])('%s is refused in its own file, at its line', async (_name, rows, [line, reason]) => {
    const { rejects } = await readOrderFiles(refunds('line: line, amount: amount'), [
      LINES,
      `line,date,amount\n${rows}`,
    ]);
    expect(rejects).toMatchObject([{ file: 1, line, reason: expect.stringContaining(String(reason)) }]);
  });

  it('is known by what it is, wherever it stands among others', async () => {
    const both = async (rows: string) => {
      const { orders } = await readOrderFiles(refunds('line: line, amount: amount'), [
        LINES,
        `line,date,amount\n${rows}`,
      ]);
      return returned(orders)
        .map(([key, amount]) => [key, amount])
        .sort();
    };
    const old = 'L1,2025-03-05,5.00\n';
    const [first] = await both(old);
    expect(await both(`L1,2025-03-09,3.00\n${old}`)).toContainEqual(first);
    expect(await both(`${old}${old}`)).toHaveLength(2);
    expect(await both(`${old}L1,2025-03-09,3.00\n`)).toEqual(await both(`L1,2025-03-09,3.00\n${old}`));
  });

  it('of the order beside its rows counts on the day of the order where no other is said, and never of a canceled one', async () => {
    const rows =
      '1,2025-03-01,HAT,2,50.00,50.00,\n2,2025-03-01,HAT,1,50.00,50.00,2025-03-03\n3,2025-03-01,HAT,1,50.00,99.00,\n';
    const fields = 'orderRefund: back, canceledAt: canceled';
    const { orders, rejects, found } = await read(rows, fields, '', `${HEADER},back,canceled`);
    expect(returned(orders)).toEqual([['1#HAT@2025-02-28:5000', 5_000n, ['1#HAT 0 5000']]]);
    expect(rejects).toMatchObject([{ line: 4, refused: false, reason: expect.stringContaining('more was paid back') }]);
    expect(found).toContain('Refunds without a day, counted on the day of their order: 2.');
  });

  it('of a buyer whom nobody named is given back to a sale of nobody, or is a return of its own', async () => {
    const rows = 'A1,2025-03-01,BAG,2,50.00\nA2,2025-03-04,BAG,-1,50.00\nA3,2025-03-05,SHOE,-1,80.00\n';
    const { orders, found } = await read(rows, '', 'negativeQuantities: returns');
    expect(returned(orders)).toEqual([
      ['A2#BAG', 5_000n, ['A1#BAG 1 5000']],
      ['A3#SHOE', 8_000n, ['A3#SHOE 1 8000']],
    ]);
    expect(orders.map(({ isReturnAlone }) => isReturnAlone)).toEqual([false, true]);
    expect(found).toContain('Lines that came back without a sale in the files: 1.');
  });

  it('in one receipt with a sale is an exchange: what was bought comes in, what came back goes to its own sale', async () => {
    const rows =
      'A1,2025-03-01,BAG,1,50.00\nX1,2025-03-04,HAT,1,60.00\nX1,2025-03-04,BAG,-1,50.00\nX2,2025-03-04,HAT,1,60.00\nX2,2025-03-04,SHOE,-1,80.00\n';
    const { orders } = await read(rows, '', 'negativeQuantities: returns');
    expect(orders.map(({ key, isReturnAlone }) => [key, isReturnAlone])).toEqual([
      ['A1', false],
      ['X1', false],
      ['X2', false],
      ['X2~return', true],
    ]);
    expect(returned(orders).map(([key]) => key)).toEqual(['X1#BAG', 'X2#SHOE']);
  });

  it('of a whole line may be a word beside it', async () => {
    const header = 'order,date,sku,qty,price,back';
    const rows = 'V1,2025-02-17,P1,3,149.99,Nein\nV2,2025-02-17,P1,3,149.99,Ja\n';
    const fields = 'refundedAt: date, refundQuantity: { column: back, values: { Ja: all, Nein: "0" } }';
    const { orders } = await read(rows, fields, '', header);
    expect(returned(orders)).toEqual([['V2#P1@2025-02-16:44997', 44_997n, ['V2#P1 3 44997']]]);
  });
});
