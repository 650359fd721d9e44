import { expect, it } from 'vitest';
import { daysOf } from './goal-period.ts';

it('spans whole months and quarters, whatever their length', () => {
  expect(daysOf('month', '2026-02-28')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
  expect(daysOf('nextMonth', '2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-02-01' });
  expect(daysOf('quarter', '2026-11-29')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
});
