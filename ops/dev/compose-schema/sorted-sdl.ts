import { type ASTNode, type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

interface Named {
  readonly name?: { readonly value: string } | undefined;
}

const byName = (left: Named, right: Named) => (left.name?.value ?? '').localeCompare(right.name?.value ?? '', 'en');

function sorted<T extends Named>(nodes: readonly T[] | undefined): T[] {
  return [...(nodes ?? [])].sort(byName);
}

/** Schema definitions and extensions first, then directives, then types, each by name. */
function rank(definition: DefinitionNode): number {
  if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) return 0;
  return definition.kind === Kind.DIRECTIVE_DEFINITION ? 1 : 2;
}

function sortNode(node: ASTNode): ASTNode | undefined {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return { ...node, interfaces: sorted(node.interfaces), fields: sorted(node.fields) };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...node, fields: sorted(node.fields) };
    case Kind.FIELD_DEFINITION:
    case Kind.DIRECTIVE_DEFINITION:
      return { ...node, arguments: sorted(node.arguments) };
    case Kind.ENUM_TYPE_DEFINITION:
      return { ...node, values: sorted(node.values) };
    case Kind.UNION_TYPE_DEFINITION:
      return { ...node, types: sorted(node.types) };
    default:
      return undefined;
  }
}

/** The same schema in one order whatever the order of its making, so that a diff shows changes alone. */
export function sortedSdl(sdl: string): string {
  const document: DocumentNode = visit(parse(sdl), { leave: sortNode });
  const definitions = [...document.definitions].sort(
    (left, right) => rank(left) - rank(right) || byName(left as Named, right as Named),
  );
  return `${print({ ...document, definitions })}\n`;
}
