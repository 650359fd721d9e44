import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';

const MAPPING = `
dates: [yyyy-MM-dd]
files:
  - { role: lines, order: order, placedAt: date, channel: { constant: WEB }, product: sku, quantity: qty, unitPrice: price }
`;
const COMMA = `numbers: { decimal: ',', thousands: '.' }\n${MAPPING}`;

/** Reads one order a price, its key the place of the price, and gives its net or why it was refused. */
async function netOf(mapping: string, prices: readonly string[], quantity = '1') {
  const rows = prices.map((price, index) => `${index},2025-03-01,BAG,${quantity},"${price}"`);
  const { orders, rejects, found } = await readOrderFiles(mapping, [['order,date,sku,qty,price', ...rows].join('\n')]);
  const nets = orders.map(({ lines }) => lines[0]?.figures.net);
  return { nets, reasons: rejects.map(({ line, reason }) => `${line}: ${reason}`), found };
}

describe('prices of orders', () => {
  it('that may be two amounts refuse their rows where no format is stated, and the mapping is named', async () => {
    const { nets, reasons, found } = await netOf(MAPPING, ['2024,994', '419,459', '12,5', '1250']);
    expect(nets).toEqual([1_250n, 125_000n]);
    expect(reasons).toEqual([
      expect.stringMatching(/^2: the price "2024,994" cannot be grouped by thousands.*say numbers/),
      expect.stringMatching(/^3: the price "419,459" may be 419459 or 419\.459: say numbers/),
    ]);
    expect(found).toEqual([
      'lines.csv: UTF-8, "," between columns, numbers with a decimal comma, "2024,994" (line 2).',
    ]);
  });

  it.each([[['12,5', '1234,567.00']], [['12.50', '12,50']], [['1.250,00', '1,250.00']], [['99.9', '1.250.000']]])(
    'written in two ways refuse the file: %j',
    async (prices) => {
      await expect(netOf(MAPPING, prices)).rejects.toThrow(
        /writes numbers in two ways, .* \(line 2\) and .* \(line 3\): say numbers/,
      );
    },
  );

  it('are read as the mapping states, and as nothing else', async () => {
    const { nets, reasons, found } = await netOf(COMMA, ['2024,994', '419,459', 'EUR 1.250,00', '1250.00', 'USD 5,00']);
    expect(nets).toEqual([202_499n, 41_946n, 125_000n]);
    expect(reasons).toEqual([
      expect.stringContaining('5: the price "1250.00" is no number'),
      expect.stringContaining('6: the price "USD 5,00" is not in EUR'),
    ]);
    expect(found).toEqual(['lines.csv: UTF-8, "," between columns.']);
  });

  it('show how quantities with decimals are meant', async () => {
    expect((await netOf(MAPPING, ['12.00'], '1.000')).nets).toEqual([1_200n]);
    expect((await netOf(MAPPING, ['12,00'], '1.000')).nets).toEqual([1_200_000n]);
    expect((await netOf(MAPPING, ['12'], '1.000')).reasons[0]).toContain('the quantity "1.000" may be 1000 or 1.000');
  });
});
