import { type GraphQLSchema, isInputObjectType } from 'graphql';

/** Marks the inputs that take exactly one of their keys: composing drops `@oneOf`, and clients and validation need it. */
export function markOneOf(schema: GraphQLSchema, inputs: ReadonlySet<string>): void {
  for (const name of inputs) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
}
