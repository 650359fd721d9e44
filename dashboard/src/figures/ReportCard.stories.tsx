import { HttpError } from 'react-admin';
import { ReportCard, type ReportState } from './ReportCard.tsx';

const nothing = () => undefined;

function card(state: ReportState<string>) {
  return (
    <ReportCard state={state} height={280} onOtherDates={nothing}>
      {(data) => data}
    </ReportCard>
  );
}

export function Loading() {
  return card({ kind: 'loading' });
}

export function Failed() {
  return card({
    ...{ kind: 'failed', retry: nothing },
    error: new HttpError('Service down', 503, { code: 'UNAVAILABLE' }),
  });
}

export function Forbidden() {
  return card({ kind: 'failed', retry: nothing, error: new HttpError('No', 403, { code: 'FORBIDDEN' }) });
}

export function Offline() {
  return card({ kind: 'offline' });
}

export function Empty() {
  return card({ kind: 'empty' });
}

export function Arriving() {
  return card({ kind: 'arriving', wholeFrom: '2026-08-30', showWhole: nothing });
}

export function Ready() {
  return card({ kind: 'ready', data: 'Ventes nettes', stale: false });
}

export function Stale() {
  return card({ kind: 'ready', data: 'Ventes nettes', stale: true });
}
