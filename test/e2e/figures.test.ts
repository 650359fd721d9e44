import { describe, it } from 'vitest';
import { fixtureHistories } from '../integration/import/histories.ts';
import { figureJourney, type Way } from './journeys/figures.ts';

/** Each way of running is read in another language. */
const WAYS: readonly Way[] = [
  { script: 'start', locale: 'fr-FR' },
  { script: 'start:split', locale: 'en-GB' },
];

describe('the overview after an import into an empty instance', () => {
  const expectFigures = figureJourney();

  it.each(WAYS)('shows every figure per channel and quarter as the files have it, by npm run $script', async (way) => {
    await expectFigures(way, fixtureHistories);
  });
});
