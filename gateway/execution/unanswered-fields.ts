import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from './root-fields.ts';

/** A field that a fetch was to bring, and where its absence is reported. */
export interface UnansweredField {
  /** Leads to the field, or to the first list above it: told once a field, not once a row. */
  readonly path: ReadonlyArray<string | number>;
  /** `Order.customer`. */
  readonly coordinate: string;
}

interface TypedField {
  readonly type: string;
  readonly node: FieldNode;
}

function fieldsIn(set: SelectionSetNode, type: string, document: DocumentNode): TypedField[] {
  return set.selections.flatMap((selection): TypedField[] => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [{ type, node: selection }];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentsOf(document).get(selection.name.value);
    return inner ? fieldsIn(inner.selectionSet, inner.typeCondition?.name.value ?? type, document) : [];
  });
}

/** Where a field at a place of the plan is reported. */
function placeOfField(path: ResponsePath, key: string): string[] {
  const list = path.indexOf('@');
  return list < 0 ? [...path.map(String), key] : path.slice(0, list).map(String);
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** What the answer lacks when a fetch brings nothing. */
export function unansweredFields({ operationDocumentNode, operationKind }: FetchNode, path: ResponsePath) {
  const document = operationDocumentNode;
  const operation = document?.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!document || operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const roots = fieldsIn(operation.selectionSet, ROOTS[operationKind as keyof typeof ROOTS] ?? 'Query', document);
  const fields = roots.flatMap((root) =>
    root.node.name.value === '_entities' && root.node.selectionSet
      ? fieldsIn(root.node.selectionSet, '', document)
      : [root],
  );
  return fields.map(
    ({ type, node }): UnansweredField => ({
      path: placeOfField(path, node.alias?.value ?? node.name.value),
      coordinate: `${type}.${node.name.value}`,
    }),
  );
}
