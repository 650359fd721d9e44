import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { type Json, merge } from './places.ts';

/**
 * True when these required fields can be read by the types' names alone. A condition on an interface has to be looked
 * up in the supergraph: it is left to Apollo Gateway.
 */
export function isReadable(schema: GraphQLSchema, required: readonly QueryPlanSelectionNode[]): boolean {
  return required.every((selection) => {
    const inner = selection.selections ?? [];
    if (selection.kind === 'Field') return isReadable(schema, inner);
    const { typeCondition } = selection;
    return typeCondition !== undefined && isObjectType(schema.getType(typeCondition)) && isReadable(schema, inner);
  });
}

/** The parts of an object by which a subgraph finds it; null when one of them is missing. */
export function represent(object: Json, required: readonly QueryPlanSelectionNode[]): Json | null {
  const made: Json = {};
  for (const selection of required) {
    if (selection.kind === 'InlineFragment') {
      if (object['__typename'] !== selection.typeCondition) continue;
      const inner = represent(object, selection.selections);
      if (inner) merge(made, inner);
      continue;
    }
    const key = selection.alias ?? selection.name;
    const value = object[key];
    if (value === undefined) return null;
    made[key] = selection.selections ? representValue(value, selection.selections) : value;
  }
  return made;
}

function representValue(value: unknown, required: readonly QueryPlanSelectionNode[]): unknown {
  if (value === null) return null;
  return Array.isArray(value)
    ? value.map((item) => representValue(item, required))
    : represent(value as Json, required);
}
