import { expect, it } from 'vitest';
import { readGauges, renderGauges } from './gauges.ts';

it('writes families one after the other, whatever the order of their gauges', async () => {
  const waiting = (value: number) => ({ name: 'waiting', help: 'Requests that wait.', value });
  const gauges = await readGauges({ domain: 'orders' }, [
    () => [waiting(1)],
    () => [{ name: 'tasks', help: 'Tasks.', labels: { state: 'a "b"' }, value: 2 }],
    async () => [waiting(3)],
  ]);
  expect(renderGauges(gauges)).toBe(
    '# HELP waiting Requests that wait.\n# TYPE waiting gauge\nwaiting{domain="orders"} 1\nwaiting{domain="orders"} 3\n' +
      '# HELP tasks Tasks.\n# TYPE tasks gauge\ntasks{domain="orders",state="a \\"b\\""} 2\n',
  );
});

it('leaves out a part that cannot be read, and keeps the others', async () => {
  const gauges = await readGauges({}, [
    () => Promise.reject(new Error('the database is down')),
    () => [{ name: 'up', help: 'Up.', value: 0 }],
  ]);
  expect(gauges).toEqual([{ name: 'up', help: 'Up.', labels: {}, value: 0 }]);
});
