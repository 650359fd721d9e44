import { readFileSync } from 'node:fs';
import { type DefinitionNode, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

const { definitions } = parse(readFileSync(inProject('schema/supergraph.graphql'), 'utf8'));

/** Names of the federation itself, of errors' unions (their fields say what they are), and of what is not public. */
function isPublicType(definition: DefinitionNode): boolean {
  if (!('name' in definition) || definition.name === undefined) return false;
  if (definition.kind === Kind.DIRECTIVE_DEFINITION || /__|Result$/.test(definition.name.value)) return false;
  return !definition.directives?.some(({ name }) => name.value === 'inaccessible');
}

const types = definitions.filter(isPublicType);
const isRoot = (name: string) => name === 'Query' || name === 'Mutation';

it('every type that the public graph has says what it is', () => {
  const silent = types.flatMap((type) =>
    'name' in type && type.name && 'description' in type && !type.description && !isRoot(type.name.value)
      ? [type.name.value]
      : [],
  );
  expect(silent).toEqual([]);
});

it('every query and mutation that the public graph has says what it does', () => {
  const silent = types.flatMap((type) =>
    type.kind === Kind.OBJECT_TYPE_DEFINITION && isRoot(type.name.value)
      ? (type.fields ?? [])
          .filter((field) => !field.description && !field.directives?.some(({ name }) => name.value === 'inaccessible'))
          .map((field) => field.name.value)
      : [],
  );
  expect(silent).toEqual([]);
});
