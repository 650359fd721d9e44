import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields } from './schema-walk.ts';

describe('concurrent edits (section 14)', () => {
  it('a belief is a version, an amount or a quantity, never a time', () => {
    expectNoBreach(
      'expected time',
      fields
        .filter(({ isInput, name }) => isInput && /^expected.*At$|^changeFrom/.test(name))
        .map((one) => one.coordinate),
    );
  });
});
