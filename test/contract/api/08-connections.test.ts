import { isObjectType } from 'graphql';
import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields, namedType, schema, types } from './schema-walk.ts';

const PAGE_ARGS = ['after', 'before', 'first', 'last'];
const fieldsOf = (name: string): readonly string[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};

describe('lists (section 8)', () => {
  it('a connection takes first, after, last and before, without a default', () => {
    expectNoBreach(
      'page arguments',
      fields
        .filter(({ type }) => /Connection!?$/.test(type))
        .filter(({ args }) => PAGE_ARGS.some((name) => !args.some((arg) => arg.name === name)))
        .map(({ coordinate }) => coordinate),
    );
  });

  it('a connection has edges, nodes and pageInfo; an edge its cursor and node', () => {
    expectNoBreach('connection shape', [
      ...types
        .filter(({ name }) => /Connection$/.test(name))
        .filter(({ name }) => ['edges', 'nodes', 'pageInfo'].some((one) => !fieldsOf(name).includes(one)))
        .map(({ name }) => name),
      ...types
        .filter(({ name }) => /Edge$/.test(name))
        .filter(({ name }) => ['cursor', 'node'].some((one) => !fieldsOf(name).includes(one)))
        .map(({ name }) => name),
    ]);
  });

  it('a plain list says its bound', () => {
    const bounded = /at most|one per|one for each|each |both|per /i;
    expectNoBreach(
      'plain list without a bound',
      fields
        .filter(({ isInput, type }) => !isInput && type.includes('['))
        .filter(({ owner, name }) => !/(Connection|Error)$/.test(owner.name) && name !== 'path')
        .filter(
          ({ description, type }) => isObjectType(schema.getType(namedType(type))) && !bounded.test(description ?? ''),
        )
        .map(({ coordinate }) => coordinate),
    );
  });
});
