import { describe, it } from 'vitest';
import { figureJourney } from '../e2e/journeys/figures.ts';
import { realHistories } from '../integration/import/histories.ts';

const HAS_REAL = realHistories.length > 0;

// In `npm test` the smaller one is compared through the API (`test/integration/import/order-history.test.ts`), and files of
// our own in the form of both on the page (`test/e2e/figures.test.ts`).
describe.skipIf(!HAS_REAL)('the real files (skipped where PASSERELLE_REAL_DATA does not name their folder)', () => {
  const expectFigures = figureJourney();

  it('show every figure per channel and quarter to the cent', async () => {
    await expectFigures({ script: 'start', locale: 'fr-FR' }, realHistories);
  });
});
