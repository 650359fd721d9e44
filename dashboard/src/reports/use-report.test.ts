import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { overviewSource } from '../pages/attribution/reports/report.ts';
import { refreshReports, reportKey } from './use-report.ts';

it('reads every report again when more of the history is whole, and nothing else', async () => {
  const queries = new QueryClient();
  const input = { from: '2026-11-01', before: '2026-12-01' };
  const [overview, other, shop] = [
    reportKey(overviewSource, 'fr', input),
    reportKey({ key: ['spend', 'LINEAR'] }, 'en', input),
    ['shop', 'settings'],
  ];
  for (const key of [overview, other, shop]) queries.setQueryData(key, {});
  await refreshReports(queries);
  const isOld = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated;
  expect([overview, other, shop].map(isOld)).toEqual([true, true, false]);
});
