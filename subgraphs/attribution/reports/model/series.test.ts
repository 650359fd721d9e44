import { expect, it } from 'vitest';
import { cutOf } from './series.ts';

it.each([
  ['2026-01-01', '2026-04-03', 'DAY', 92],
  ['2026-01-01', '2026-04-04', 'WEEK', 14],
  ['2024-02-01', '2025-12-25', 'WEEK', 100],
  ['2024-01-01', '2026-01-01', 'MONTH', 24],
  ['2018-01-01', '2026-04-01', 'MONTH', 99],
  ['2016-01-01', '2026-01-01', 'QUARTER', 40],
])('cuts %s to %s by %s into %i points', (from, to, unit, points) => {
  const cut = cutOf({ from, to });
  expect([cut.unit, cut.days.length]).toEqual([unit, points]);
});

it('begins the first point where the period begins, and the others where weeks and months do', () => {
  expect(cutOf({ from: '2026-01-15', to: '2026-05-01' }).days.slice(0, 3)).toEqual([
    '2026-01-15',
    '2026-01-19',
    '2026-01-26',
  ]);
  expect(cutOf({ from: '2015-02-10', to: '2025-02-10' }).days.slice(0, 3)).toEqual([
    '2015-02-10',
    '2015-04-01',
    '2015-07-01',
  ]);
});
