import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isLeftOut } from '#kernel/graphql/execution/selections.ts';
import type { AccessRule } from './supergraph-facts.ts';

type Rules = ReadonlyMap<string, AccessRule>;

/** A field that the caller may not have, whatever it would hold. */
export interface DeniedField {
  /** Leads to the field, or to the first list above it. */
  readonly path: readonly string[];
  /** `Order.customer`. */
  readonly coordinate: string;
  readonly permission: string | undefined;
}

/** Permissions on which fields of a document depend alone, each once; most documents of a storefront have none. */
export function permissionsIn(schema: GraphQLSchema, rules: Rules, document: DocumentNode): string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const rule = rules.get(`${types.getParentType()?.name}.${node.name.value}`);
        if (rule && !rule.isOpen) for (const permission of rule.permissions) found.add(permission);
      },
    }),
  );
  return [...found].sort();
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly rules: Rules;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly flags: ReadonlyMap<string, boolean>;
  readonly may: (permission: string) => boolean;
  readonly denied: Map<string, DeniedField>;
}

/** Where something is reported: the path so far, which grows no more below a list. */
interface Place {
  readonly path: readonly string[];
  readonly isInList: boolean;
  /** Directly below an outcome that opens a session: the caller may have become one of the staff. */
  readonly isOfNewSession: boolean;
}

function opensSession(type: GraphQLNamedType): boolean {
  const session = isObjectType(type) ? type.getFields()['session'] : undefined;
  return session !== undefined && getNamedType(session.type).name === 'Session';
}

function walkField(walk: Walk, parent: GraphQLNamedType, node: FieldNode, place: Place): void {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field) return;
  const coordinate = `${parent.name}.${node.name.value}`;
  const path = place.isInList ? place.path : [...place.path, node.alias?.value ?? node.name.value];
  const rule = walk.rules.get(coordinate);
  const isOwn = place.isOfNewSession && rule?.permissions.includes('STAFF');
  if (rule && !rule.isOpen && !isOwn && !rule.permissions.some(walk.may)) {
    walk.denied.set(`${path.join('.')} ${coordinate}`, { path, coordinate, permission: rule.permissions[0] });
    return;
  }
  if (!node.selectionSet) return;
  const isInList = place.isInList || isListType(getNullableType(field.type));
  const isOfNewSession = opensSession(parent);
  walkSelections(walk, getNamedType(field.type), node.selectionSet, { path, isInList, isOfNewSession });
}

function walkSelections(walk: Walk, parent: GraphQLNamedType, set: SelectionSetNode, place: Place): void {
  for (const selection of set.selections) {
    if (isLeftOut(selection, walk.flags)) continue;
    if (selection.kind === Kind.FIELD) {
      walkField(walk, parent, selection, place);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? parent : walk.schema.getType(condition);
    if (fragment && isCompositeType(type)) walkSelections(walk, type, fragment.selectionSet, place);
  }
}

/** What the caller may not have of an operation, found from rights alone. */
export function deniedFields(
  options: Omit<Walk, 'denied'> & { readonly operation: OperationDefinitionNode },
): DeniedField[] {
  const { operation, ...walk } = options;
  const root = walk.schema.getRootType(operation.operation);
  const denied = new Map<string, DeniedField>();
  if (root)
    walkSelections({ ...walk, denied }, root, operation.selectionSet, {
      path: [],
      isInList: false,
      isOfNewSession: false,
    });
  return [...denied.values()];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The document without these fields; what is left empty asks for the type alone. */
export function withoutFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  coordinates: ReadonlySet<string>,
): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        return coordinates.has(`${types.getParentType()?.name}.${node.name.value}`) ? null : undefined;
      },
      SelectionSet: {
        leave(node) {
          return node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined;
        },
      },
    }),
  );
}

/** A denial as the answer tells it. */
export function denialOf({ path, coordinate, permission }: DeniedField, isSignedIn: boolean): GraphQLError {
  const code = isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED';
  return new GraphQLError(code, { path, extensions: { code, coordinate, ...(permission ? { permission } : {}) } });
}
