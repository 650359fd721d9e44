import { expect, it } from 'vitest';
import { changeEach } from './change-each.ts';

it('changes every product once, in order, and reports the refused ones with the reason', async () => {
  const changed: string[] = [];
  const refusal = new Error('no price');
  const outcome = await changeEach(['prd_1', 'prd_2', 'prd_3'], async (id) => {
    if (id === 'prd_2') throw refusal;
    changed.push(id);
  });
  expect(changed).toEqual(['prd_1', 'prd_3']);
  expect(outcome).toEqual({ done: 2, refused: [{ id: 'prd_2', name: 'prd_2', error: refusal }] });
});
