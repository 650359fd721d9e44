import { expect, it } from 'vitest';
import { renderText } from '../ui/testing/render.tsx';
import { ReportTurn } from './ReportTurn.tsx';

it('says how many are before a report that waits, and when it is read, in both languages', () => {
  const says = (before: number | undefined, language?: 'fr') => renderText(<ReportTurn before={before} />, language);
  expect(says(2)).toBe('Reports over many people are computed one at a time: 2 computations before this one.');
  expect(says(1)).toBe('Reports over many people are computed one at a time: 1 computation before this one.');
  expect(says(2, 'fr')).toBe('Les rapports sur beaucoup de personnes se calculent un à un : 2 calculs avant celui-ci.');
  expect(says(0)).toBe('This report is being computed.');
  expect(says(0, 'fr')).toBe('Ce rapport est en cours de calcul.');
});

it('says nothing of a report that does not wait', () => {
  expect(renderText(<ReportTurn before={undefined} />)).toBe('');
});
