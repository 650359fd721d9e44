import { describe, expect, it } from 'vitest';
import { distinctRepresentations, spreadEntities, spreadErrors } from './representations.ts';

const variant = (id: string) => ({ __typename: 'ProductVariant', id });

describe('representations', () => {
  it('are sent once each, in the order of their first appearance', () => {
    const result = distinctRepresentations([variant('a'), variant('b'), variant('a')]);
    expect(result).toEqual({ distinct: [variant('a'), variant('b')], places: [0, 1, 0] });
  });

  it('are left alone when nothing repeats', () => {
    expect(distinctRepresentations([variant('a'), variant('b')])).toBeUndefined();
    expect(distinctRepresentations(undefined)).toBeUndefined();
  });

  it('come back at every place that asked, each with its own copy', () => {
    const answer = spreadEntities({ _entities: [{ stock: { total: 1 } }, null] }, [0, 1, 0]);
    const entities = answer?.['_entities'] as Array<{ stock: { total: number } } | null>;
    expect(entities).toEqual([{ stock: { total: 1 } }, null, { stock: { total: 1 } }]);
    expect(entities[0]?.stock).not.toBe(entities[2]?.stock);
  });

  it('carry their errors to the first place that asked', () => {
    const errors = spreadErrors(
      [{ path: ['_entities', 1, 'stock'] }, { path: ['products'] }],
      [0, 0, 1],
      (_, path) => ({ path: [...path] }),
    );
    expect(errors).toEqual([{ path: ['_entities', 2, 'stock'] }, { path: ['products'] }]);
  });
});
