import { expect, it } from 'vitest';
import { render, renderText } from '../../../ui/testing/render.tsx';
import { RankingTable } from './RankingTable.tsx';

it('writes counts and net sales, and draws each share of the largest', () => {
  const rows = [
    { key: 'a', name: 'Paris Marais', count: 12, netSales: 1_250.5 },
    { key: 'b', name: 'Vieux-Lille', count: 1, netSales: 312.625 },
  ];
  const table = <RankingTable title="Stores" heads={['Store', 'Orders']} rows={rows} currency="EUR" />;
  expect(renderText(table).replaceAll('€ ', '€')).toBe(
    'Stores Store Orders Net sales Paris Marais 12 €1,251 Vieux-Lille 1 €312.63',
  );
  expect(render(table).match(/scope="row"/g)).toHaveLength(2);
});
