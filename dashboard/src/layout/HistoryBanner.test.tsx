import { expect, it } from 'vitest';
import { render, renderText } from '../ui/testing/render.tsx';
import { HistoryBanner } from './HistoryBanner.tsx';

const NOW = Date.parse('2026-11-28T10:00:00Z');
const HISTORY = {
  wholeFrom: '2026-08-30',
  arrivedOrders: 30_000,
  expectedOrders: 120_000,
  expectedAt: '2026-11-28T10:03:10Z',
};

it('says what is there, what is to come and how long it takes, in both languages', () => {
  const banner = <HistoryBanner history={HISTORY} now={NOW} />;
  expect(renderText(banner)).toBe(
    'The shop’s history is still arriving: 30,000 of 120,000 orders are there, and every day from 30 Aug 2026 on is complete. About 3 min left.',
  );
  expect(renderText(banner, 'fr')).toContain('Encore 3 min environ.');
  expect(render(banner)).toContain('aria-valuenow="25"');
});

it('does not guess how long it takes', () => {
  expect(renderText(<HistoryBanner history={{ ...HISTORY, expectedAt: null }} now={NOW} />)).not.toContain('left');
});
