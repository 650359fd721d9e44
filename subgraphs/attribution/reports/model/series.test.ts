import { expect, it } from 'vitest';
import { cutOf, pointsOf, type SeriesUnit } from './series.ts';

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

it.each<[SeriesUnit, readonly string[], string, readonly boolean[]]>([
  ['WEEK', ['2026-06-03', '2026-06-08', '2026-06-15'], '2026-06-20', [true, false, true]],
  ['WEEK', ['2026-06-01', '2026-06-08', '2026-06-15'], '2026-06-22', [false, false, false]],
  ['MONTH', ['2026-01-01', '2026-02-01', '2026-03-01'], '2026-03-27', [false, false, true]],
  ['MONTH', ['2026-01-01', '2026-02-01', '2026-03-01'], '2026-04-01', [false, false, false]],
  ['MONTH', ['2026-01-02', '2026-02-01'], '2026-03-01', [true, false]],
  ['QUARTER', ['2025-11-01', '2026-01-01', '2026-04-01'], '2026-06-30', [true, false, true]],
  ['DAY', ['2026-06-03', '2026-06-04'], '2026-06-05', [false, false]],
])('says of a %s that the period cuts off that it is partial: %j to %s', (unit, days, end, partial) => {
  const figure = { unit: 'COUNT', currency: 'EUR', at: () => 1n } as const;
  expect(pointsOf({ unit, days }, end, '2026-12-01', figure).map(({ isPartial }) => isPartial)).toEqual(partial);
});
