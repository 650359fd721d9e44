import { expect, it } from 'vitest';
import { createMarkovCredits } from './markov-credits.ts';

it('A7: credits the channels of three paths as the vignette of ChannelAttribution does, and all of a path of one', () => {
  const credits = createMarkovCredits();
  for (const path of ['ABABBA', 'ABBAA', 'AA']) credits.addPath([...path]);
  const { A = 0, B = 0, ...others } = credits.finish();
  expect([A.toFixed(9), B.toFixed(9), others]).toEqual(['2.000000000', '1.000000000', {}]);
  const alone = createMarkovCredits();
  alone.addPath(['A']);
  alone.addPath([]);
  expect(alone.finish()).toEqual({ A: 1 });
});
