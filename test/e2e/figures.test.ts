import { describe, it } from 'vitest';
import { fixtureHistories } from '../integration/import/histories.ts';
import { figureJourney } from './journeys/figures.ts';

// One domain a process, and in English: `test/long/split-figures.test.ts`.
describe('the overview after an import into an empty instance', () => {
  const expectFigures = figureJourney();

  it('shows every figure per channel and quarter as the files have it', async () => {
    await expectFigures({ script: 'start', locale: 'fr-FR' }, fixtureHistories);
  });
});
