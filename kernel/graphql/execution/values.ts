import { type GraphQLAbstractType, GraphQLError, type GraphQLObjectType, isObjectType } from 'graphql';
import type { CompiledField, Place } from './compiled-operation.ts';
import type { Run } from './run.ts';

export function completeLeaf(place: Place, value: unknown): unknown {
  const answer = place.leaf?.serialize(value);
  if (answer === null || answer === undefined) {
    throw new Error(`Expected \`${place.leaf}.serialize()\` to return a non-nullable value, returned: ${answer}`);
  }
  return answer;
}

export function nullError({ parent, definition }: CompiledField): Error {
  return new Error(`Cannot return null for non-nullable field ${parent.name}.${definition.name}.`);
}

export function wrongType(type: GraphQLObjectType, value: unknown): Error {
  return new GraphQLError(`Expected value of type "${type.name}" but got: ${String(value)}.`);
}

/** A value whose type was found by a promise. */
export class Checked {
  readonly type: GraphQLObjectType;
  readonly value: unknown;
  constructor(type: GraphQLObjectType, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

export function runtimeType(run: Run, type: GraphQLAbstractType, name: unknown, { parent, definition }: CompiledField) {
  const { schema } = run.operation.scope;
  const found = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(found) && schema.isSubType(type, found)) return found;
  throw new GraphQLError(
    `Abstract type "${type.name}" must resolve to one of its Object types at runtime for field "${parent.name}.${definition.name}"; it was ${JSON.stringify(name)}.`,
  );
}
