import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getArgumentValues,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
} from 'graphql';
import { type FieldIssue, ValidationError } from '../../values/errors.ts';

type Values = Readonly<Record<string, unknown>>;

/** Places in a literal that a scalar or an enum does not take. What variables hold was looked at before. */
function issuesOf(type: GraphQLInputType, node: ValueNode, path: string): FieldIssue[] {
  if (isNonNullType(type)) return issuesOf(type.ofType, node, path);
  if (node.kind === Kind.VARIABLE || node.kind === Kind.NULL) return [];
  if (isListType(type)) {
    if (node.kind !== Kind.LIST) return issuesOf(type.ofType, node, path);
    return node.values.flatMap((value, index) => issuesOf(type.ofType, value, `${path}.${index}`));
  }
  if (isInputObjectType(type)) {
    const fields = node.kind === Kind.OBJECT ? node.fields : [];
    return fields.flatMap(({ name, value }) => {
      const field = type.getFields()[name.value];
      return field ? issuesOf(field.type, value, `${path}.${name.value}`) : [];
    });
  }
  const message = isLeafType(type) ? refusalOf(() => type.parseLiteral(node, {})) : undefined;
  return message === undefined ? [] : [{ path, issueCode: 'INVALID_FORMAT', message }];
}

function refusalOf(parse: () => unknown): string | undefined {
  try {
    return parse() === undefined ? 'This is not allowed here' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The arguments of a field.
 * @throws ValidationError that names each place in a literal whose scalar does not take it: the gateway, which knows no
 * more of our scalars than their names, lets it through.
 */
export function readArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode, variables?: Values): Values {
  try {
    return getArgumentValues(definition, node, variables);
  } catch (error) {
    const issues = definition.args.flatMap(({ name, type }) => {
      const given = node.arguments?.find((argument) => argument.name.value === name);
      return given ? issuesOf(type, given.value, name) : [];
    });
    throw issues.length > 0 ? new ValidationError(issues) : error;
  }
}
