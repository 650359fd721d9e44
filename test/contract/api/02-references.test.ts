import { isInputObjectType, isObjectType } from 'graphql';
import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { entities, fields, roots, schema, types } from './schema-walk.ts';

describe('ids and references (section 2)', () => {
  it('every entity implements Node', () => {
    expectNoBreach(
      'entity without Node',
      entities.filter((name) => {
        const type = schema.getType(name);
        return isObjectType(type) && !type.getInterfaces().some((one) => one.name === 'Node');
      }),
    );
  });

  it('node and nodes are there', () => {
    const found = new Set(roots.map(({ coordinate }) => coordinate));
    expectNoBreach(
      'missing root',
      ['Query.node', 'Query.nodes', 'Query.context', 'Query.me'].filter((one) => !found.has(one)),
    );
  });

  it('a lookup takes one ref, or the id alone', () => {
    const lookups = roots.filter(({ owner, type }) => owner.name === 'Query' && entities.includes(type));
    expectNoBreach(
      'lookup without ref',
      lookups
        .filter(({ args, name }) => args.length > 0 && name !== 'node')
        .filter(({ args }) => args.length > 1 || !['id', 'ref'].includes(args[0]?.name ?? ''))
        .map(({ coordinate }) => coordinate),
    );
  });

  it('a ref is one of its keys', () => {
    expectNoBreach(
      'ref',
      types
        .filter((type) => /Ref$/.test(type.name) && isInputObjectType(type) && !type.isOneOf)
        .map(({ name }) => name),
    );
  });

  it('an input names its target as <entity>Id, never as a bare id', () => {
    expectNoBreach(
      'bare id',
      fields
        .filter(({ isInput, name, owner }) => isInput && name === 'id' && !/Ref$/.test(owner.name))
        .map(({ coordinate }) => coordinate),
    );
  });
});
