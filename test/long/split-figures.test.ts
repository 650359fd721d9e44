import { describe, it } from 'vitest';
import { figureJourney } from '../e2e/journeys/figures.ts';
import { fixtureHistories } from '../integration/import/histories.ts';

// In one process and in French: `test/e2e/figures.test.ts`, in `npm test`.
describe('the overview after an import into an empty instance of one process a domain', () => {
  const expectFigures = figureJourney();

  it('shows every figure per channel and quarter as the files have it', async () => {
    await expectFigures({ script: 'start:split', locale: 'en-GB' }, fixtureHistories);
  });
});
