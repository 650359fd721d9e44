import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields, roots } from './schema-walk.ts';

describe('what may be null (section 3)', () => {
  it('every field of Query and Mutation is', () => {
    expectNoBreach(
      'root',
      roots.filter(({ type }) => type.endsWith('!')).map(({ coordinate }) => coordinate),
    );
  });

  it('items of lists are not', () => {
    expectNoBreach(
      'item',
      fields
        .filter(({ type, coordinate }) => /\[\w+\]/.test(type) && coordinate !== 'Query.nodes')
        .map(({ coordinate }) => coordinate),
    );
  });
});
