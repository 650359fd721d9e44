import { Supergraph } from '@apollo/federation-internals';
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';

/** The graph as clients see it, from a composed supergraph or from plain SDL. */
function apiSchema(sdl: string): GraphQLSchema {
  if (!sdl.includes('@join__')) return buildSchema(sdl);
  return Supergraph.build(sdl).apiSchema().toGraphQLJSSchema();
}

/** Whether a root field answers one entity, which may not exist. */
function isLookup(schema: GraphQLSchema, root: string, field: string): boolean {
  const parent = schema.getType(root);
  const type = isObjectType(parent) ? parent.getFields()[field]?.type : undefined;
  if (!type || isListType(isNonNullType(type) ? type.ofType : type)) return false;
  const named = getNamedType(type);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  return possible.every((one) => isObjectType(one) && 'id' in one.getFields());
}

/**
 * The SDL of the graph as this client hands it on: it throws for a root field that failed, so of the root fields, which
 * the graph leaves all nullable, only an entity that does not exist is still null.
 */
export function clientSdl(supergraphSdl: string): string {
  const schema = apiSchema(supergraphSdl);
  const present = (node: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | undefined => {
    if (node.name.value !== 'Query' && node.name.value !== 'Mutation') return undefined;
    const fields = node.fields?.map((field) =>
      field.type.kind === Kind.NON_NULL_TYPE || isLookup(schema, node.name.value, field.name.value)
        ? field
        : { ...field, type: { kind: Kind.NON_NULL_TYPE as const, type: field.type } },
    );
    return { ...node, fields: fields ?? [] };
  };
  return print(visit(parse(printSchema(schema)), { ObjectTypeDefinition: present }));
}
