import { ReportTurn } from './ReportTurn.tsx';

export function Waiting() {
  return <ReportTurn before={3} />;
}

export function Reading() {
  return <ReportTurn before={0} />;
}
