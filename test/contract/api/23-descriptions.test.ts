import { isScalarType, isSpecifiedScalarType } from 'graphql';
import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { args, enumValues, fields, types } from './schema-walk.ts';

/** The same words as the name say nothing. */
function repeatsName(name: string, description: string): boolean {
  const words = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return words(description) === words(name);
}

/** Fields whose meaning is the convention itself. */
const CONVENTIONAL = /^\w+\.(id|edges|nodes|pageInfo|node|cursor|hasNextPage|hasPreviousPage|startCursor|endCursor)$/;

describe('descriptions and scalars (section 23)', () => {
  it('everything is described, in more than its name', () => {
    const all = [
      ...types.map(({ name, description }) => ({ coordinate: name, name, description })),
      ...fields.filter(({ coordinate }) => !CONVENTIONAL.test(coordinate)),
      ...args,
      ...enumValues,
    ];
    expectNoBreach(
      'description',
      all
        .filter(({ name, description }) => !description || repeatsName(name, description))
        .map(({ coordinate }) => coordinate),
    );
  });

  it('there is no JSON, and each custom scalar names its specification', () => {
    expectNoBreach(
      'scalar',
      types
        .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
        .filter((type) => type.name === 'JSON' || (isScalarType(type) && !type.specifiedByURL))
        .map(({ name }) => name),
    );
  });
});
