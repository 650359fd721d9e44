import { HttpError } from 'react-admin';
import { expect, it } from 'vitest';
import { render, renderText } from '../ui/testing/render.tsx';
import { ReportCard, type ReportState } from './ReportCard.tsx';

const card = (state: ReportState<string>) => (
  <ReportCard state={state} height={200} onOtherDates={() => undefined}>
    {(data) => data}
  </ReportCard>
);
const failed = (error: unknown) => card({ kind: 'failed', error, retry: () => undefined });

it('shows each state of a report', () => {
  expect(render(card({ kind: 'loading' }))).toMatch(/aria-busy="true" aria-label="Report loading" role="status"/);
  expect(renderText(card({ kind: 'ready', data: 'figures', stale: false }))).toBe('figures');
  expect(renderText(card({ kind: 'empty' }))).toContain('Nothing was sold in this period.');
  expect(renderText(card({ kind: 'arriving', wholeFrom: '2026-08-30', showWhole: () => undefined }))).toBe(
    'This period is not complete yet. Its history is still arriving; every day from 30 Aug 2026 on is complete. Show the complete days',
  );
  expect(renderText(card({ kind: 'offline' }))).toContain('You are offline');
  expect(render(card({ kind: 'ready', data: 'figures', stale: true }))).toContain('aria-busy="true"');
});

it('tells a missing permission, which cannot be tried again, from a failure, which can', () => {
  expect(renderText(failed(new HttpError('x', 403, { code: 'FORBIDDEN' })))).toBe(
    'Your role does not include reports. Ask an administrator if you need it for your work.',
  );
  expect(renderText(failed(new HttpError('x', 503, { code: 'UNAVAILABLE' })))).toContain('Try again');
});
