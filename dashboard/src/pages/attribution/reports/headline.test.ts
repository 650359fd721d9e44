import { expect, it } from 'vitest';
import { headlineOf } from './headline.ts';

const channel = (label: string, total: number, previous: number | null = total) => ({ label, total, previous });

it('names the change of rank that matters most', () => {
  const said = headlineOf([channel('App', 40, 60), channel('Instagram', 55, 30), channel('Site', 100, 90)]);
  expect(said).toEqual({ kind: 'overtook', channel: 'Instagram', other: 'App' });
});

it('ignores a change among small channels', () => {
  const said = headlineOf([channel('Site', 990), channel('A', 6, 1), channel('B', 4, 5)]);
  expect(said).toEqual({ kind: 'leads', channel: 'Site', share: 0.99 });
});

it('says who leads when there is nothing to compare', () => {
  expect(headlineOf([channel('Site', 3, null), channel('App', 1, null)])).toEqual({
    kind: 'leads',
    channel: 'Site',
    share: 0.75,
  });
});

it('does not call a single channel a leader, nor an empty report anything', () => {
  expect(headlineOf([channel('Site', 3)])).toEqual({ kind: 'single', channel: 'Site' });
  expect(headlineOf([channel('Site', 0)])).toEqual({ kind: 'nothing' });
});
