import { expect, it } from 'vitest';
import { flowOf, type OrderPath } from './flow.ts';

const path = (firstTouch: string, channel: string, orders: number, rest: Partial<OrderPath> = {}): OrderPath => ({
  firstTouch,
  channel,
  orders,
  deliveryMethod: 'SHIP',
  isReturned: false,
  ...rest,
});

it('has at most 20 nodes, however many channels there are, and loses no order', () => {
  const channels = Array.from({ length: 30 }, (_, index) => `CHANNEL_${String(index).padStart(2, '0')}`);
  const methods = ['SHIP', 'PICKUP', 'IN_STORE', ''];
  const paths = channels.flatMap((touched, i) =>
    channels.map((bought, j) =>
      path(i === 0 ? '' : touched, bought, 1 + i + j, {
        deliveryMethod: methods[(i + j) % 4] ?? '',
        isReturned: j % 3 === 0,
      }),
    ),
  );
  const all = paths.reduce((sum, { orders }) => sum + orders, 0);
  const { nodes, links } = flowOf(paths);
  expect(nodes.length).toBe(20);
  expect(links.reduce((sum, { orders }) => sum + orders, 0)).toBe(3 * all);
  for (const [position, node] of nodes.entries()) {
    const into = links.filter(({ target }) => target === position).reduce((sum, { orders }) => sum + orders, 0);
    const out = links.filter(({ source }) => source === position).reduce((sum, { orders }) => sum + orders, 0);
    if (node.stage !== 'FIRST_TOUCH') expect(into).toBe(node.orders);
    if (node.stage !== 'OUTCOME') expect(out).toBe(node.orders);
  }
  expect(nodes.filter(({ stage }) => stage === 'FIRST_TOUCH').map(({ key }) => key)).toEqual(
    expect.arrayContaining(['OTHER', 'NONE', 'CHANNEL_29']),
  );
});

it('leads from the first touch to the return', () => {
  const { nodes, links } = flowOf([
    path('INSTAGRAM', 'WEB', 3),
    path('', 'STORE', 2, { deliveryMethod: 'IN_STORE', isReturned: true }),
  ]);
  expect(nodes.map(({ stage, key, orders }) => `${stage} ${key} ${orders}`)).toEqual([
    'FIRST_TOUCH INSTAGRAM 3',
    'FIRST_TOUCH NONE 2',
    'PURCHASE WEB 3',
    'PURCHASE STORE 2',
    'FULFILLMENT SHIP 3',
    'FULFILLMENT IN_STORE 2',
    'OUTCOME KEPT 3',
    'OUTCOME RETURNED 2',
  ]);
  expect(links.map(({ source, target, orders }) => [source, target, orders])).toEqual([
    [0, 2, 3],
    [1, 3, 2],
    [2, 4, 3],
    [3, 5, 2],
    [4, 6, 3],
    [5, 7, 2],
  ]);
});
