import { expect, it } from 'vitest';
import { render, renderText } from '../../../ui/testing/render.tsx';
import { JobOutcome } from './JobOutcome.tsx';
import type { JobRow } from './resource.ts';

const done: JobRow = {
  ...{ id: '1', kind: 'IMPORT', status: 'DONE', subject: 'orders.csv', jobStep: null, doneCount: 1, expectedCount: 1 },
  ...{ isCancelable: true, startedAt: '2026-11-20T09:00:00Z', endedAt: '2026-11-20T09:01:00Z' },
  outcome: 'Imported 1200 orders in 0.5 s (2400/s): 1199 new, 1 as they were, 0 new returns.',
  counts: [
    { counted: 'ORDERS', count: 1200 },
    { counted: 'CREATED', count: 1199 },
    { counted: 'REFUSED', count: 1 },
  ],
  rejectFileNames: ['orders.csv.rejects.csv'],
};

it('tells what a job came to in the language of the reader', () => {
  expect(renderText(<JobOutcome job={done} />, 'en')).toBe(
    '1,200 orders, 1,199 new, 1 row refused See orders.csv.rejects.csv.',
  );
  expect(renderText(<JobOutcome job={done} />, 'fr')).toBe(
    '1 200 commandes, 1 199 en plus, 1 ligne refusée Voir orders.csv.rejects.csv.',
  );
});

it('says in the language of the reader why there is no result, and marks what is in English', () => {
  expect(renderText(<JobOutcome job={{ ...done, status: 'CANCELED' }} />, 'fr')).toMatch(/^Arrêté depuis/);
  expect(renderText(<JobOutcome job={{ ...done, status: 'LOST' }} />, 'fr')).toMatch(/interrompue/);
  const asked: JobRow = { ...done, kind: 'EXPORT', subject: 'sales.csv', rejectFileNames: [] };
  expect(renderText(<JobOutcome job={{ ...asked, status: 'CANCELED' }} />, 'fr')).toMatch(/Aucun fichier/);
  expect(renderText(<JobOutcome job={{ ...asked, status: 'LOST' }} />, 'fr')).toMatch(/Demandez le fichier/);
  const rows = [{ counted: 'ROWS', count: 1 }] as const;
  expect(renderText(<JobOutcome job={{ ...asked, counts: rows }} />, 'fr')).toBe('1 ligne');
  const failed = render(<JobOutcome job={{ ...done, status: 'FAILED', outcome: 'The disk is full.' }} />, 'fr');
  expect(failed).toMatch(/^Arrêté par une erreur/);
  expect(failed).toMatch(/lang="en"[^>]*>The disk is full\./);
  const older = render(<JobOutcome job={{ ...done, counts: [] }} />, 'fr');
  expect(older).toMatch(/<span lang="en">Imported 1200 orders/);
});
