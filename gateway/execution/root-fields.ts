import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Names of the root fields of an operation, whatever @skip and @include say. */
export function rootFieldsOf(
  set: SelectionSetNode,
  fragments: { get(name: string): FragmentDefinitionNode | undefined },
): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner ? rootFieldsOf(inner.selectionSet, fragments) : [];
  });
}

/** The fragments of a document by their names. */
export function fragmentsOf(document: {
  readonly definitions: readonly unknown[];
}): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions as ReadonlyArray<FragmentDefinitionNode>)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
}
