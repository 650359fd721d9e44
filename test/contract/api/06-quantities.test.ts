import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { args, fields, namedType } from './schema-walk.ts';

const FRACTIONAL = new Set(['latitude', 'longitude', 'kilometers', 'miles']);

describe('quantities, measures, time (section 6)', () => {
  it('nothing is a Float but degrees and distances', () => {
    expectNoBreach(
      'float',
      [...fields, ...args]
        .filter(({ type, name }) => namedType(type) === 'Float' && !FRACTIONAL.has(name))
        .map(({ coordinate }) => coordinate),
    );
  });

  it('a period ends before a day or an instant, never with one', () => {
    expectNoBreach(
      'inclusive end',
      fields
        .filter(({ isInput, name, type }) => isInput && /^(to|until|through)$/.test(name) && /Date/.test(type))
        .map(({ coordinate }) => coordinate),
    );
  });

  it('a unit of measure is no argument', () => {
    expectNoBreach(
      'unit in a name',
      [...fields, ...args]
        .filter(({ name }) => /(Km|Kilometers?)$/.test(name))
        .map(({ coordinate }) => coordinate)
        .filter((one) => !/^Distance/.test(one)),
    );
  });
});
