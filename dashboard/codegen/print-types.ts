import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

const SCALARS: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Decimal: 'string',
  DateTime: 'string',
  BusinessDay: 'string',
  CurrencyCode: 'string',
};

/** What printing one document needs, and the enums and inputs it meets on the way. */
export interface PrintContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly usedInputs: Map<string, GraphQLNamedType>;
}

/** A selected field: where it is asked for, and every selection set given for it. */
interface SelectedField {
  readonly type: GraphQLOutputType | 'typename';
  readonly selections: SelectionSetNode[];
}

/** TypeScript type of the result of a selection on an object or abstract type. */
export function printSelection(
  context: PrintContext,
  parent: GraphQLNamedType,
  selections: SelectionSetNode[],
): string {
  if (!isAbstractType(parent)) return printObject(context, parent, selections);
  const bare: string[] = [];
  const members: string[] = [];
  for (const member of context.schema.getPossibleTypes(parent)) {
    const fields = collect(context, member, selections);
    if (fields.size > 1 || !fields.has('__typename')) members.push(printObject(context, member, selections));
    else bare.push(`'${member.name}'`);
  }
  if (bare.length > 0) members.push(`{ __typename: ${bare.join(' | ')} }`);
  return members.join(' | ');
}

function printObject(context: PrintContext, type: GraphQLNamedType, selections: SelectionSetNode[]): string {
  const lines: string[] = [];
  for (const [name, field] of collect(context, type, selections)) {
    const printed = field.type === 'typename' ? `'${type.name}'` : printOutput(context, field.type, field.selections);
    lines.push(`${name}: ${printed}`);
  }
  return `{ ${lines.join('; ')} }`;
}

function printOutput(context: PrintContext, type: GraphQLOutputType, selections: SelectionSetNode[]): string {
  if (isNonNullType(type)) return printPresent(context, type.ofType, selections);
  return `${printPresent(context, type, selections)} | null`;
}

function printPresent(context: PrintContext, type: GraphQLOutputType, selections: SelectionSetNode[]): string {
  if (isListType(type)) return `readonly (${printOutput(context, type.ofType, selections)})[]`;
  const named = getNamedType(type);
  return selections.length > 0 ? printSelection(context, named, selections) : printLeaf(context, named);
}

function printLeaf(context: PrintContext, type: GraphQLNamedType): string {
  if (!isEnumType(type)) return SCALARS[type.name] ?? 'unknown';
  context.usedInputs.set(type.name, type);
  return type.name;
}

/** TypeScript type of a variable or input field, without its nullability. */
export function printInput(context: PrintContext, type: GraphQLInputType): string {
  if (isNonNullType(type)) return printInput(context, type.ofType);
  if (isListType(type)) return `readonly (${printInput(context, type.ofType)})[]`;
  if (!isInputObjectType(type)) return printLeaf(context, type);
  if (!context.usedInputs.has(type.name)) {
    context.usedInputs.set(type.name, type);
    for (const field of Object.values(type.getFields())) printInput(context, field.type);
  }
  return type.name;
}

function collect(
  context: PrintContext,
  type: GraphQLNamedType,
  selections: SelectionSetNode[],
): Map<string, SelectedField> {
  const fields = new Map<string, SelectedField>();
  for (const set of selections) addSelections(context, type, set, fields);
  return fields;
}

function addSelections(
  context: PrintContext,
  type: GraphQLNamedType,
  set: SelectionSetNode,
  fields: Map<string, SelectedField>,
): void {
  for (const selection of set.selections) {
    if (selection.kind !== 'Field') {
      const fragment = selection.kind === 'FragmentSpread' ? context.fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && applies(context.schema, type, condition))
        addSelections(context, type, fragment.selectionSet, fields);
      continue;
    }
    const key = selection.alias?.value ?? selection.name.value;
    const known = fields.get(key);
    if (known && selection.selectionSet) known.selections.push(selection.selectionSet);
    if (known) continue;
    const type_ = selection.name.value === '__typename' ? 'typename' : fieldType(type, selection.name.value);
    fields.set(key, { type: type_, selections: selection.selectionSet ? [selection.selectionSet] : [] });
  }
}

function fieldType(type: GraphQLNamedType, name: string): GraphQLOutputType {
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return field.type;
}

function applies(schema: GraphQLSchema, type: GraphQLNamedType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && isObjectType(type) && schema.isSubType(other, type);
}
