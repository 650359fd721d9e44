import { expect, it } from 'vitest';
import { stopSubgraphs } from './subgraph.ts';

it('ends the work of all subgraphs before one of them stops to answer, one that fails too', async () => {
  const seen: string[] = [];
  const subgraph = (name: 'catalog' | 'orders', isBroken: boolean) => ({
    name,
    async stopWork() {
      await new Promise((resolve) => setTimeout(resolve, name === 'orders' ? 20 : 0));
      seen.push(`work of ${name}`);
      if (isBroken) throw new Error('its consumer hangs');
    },
    async stop() {
      seen.push(name);
    },
  });
  await stopSubgraphs([subgraph('catalog', true), subgraph('orders', false)]);
  expect(seen).toEqual(['work of catalog', 'work of orders', 'catalog', 'orders']);
});
