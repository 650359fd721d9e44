import {
  coerceInputValue,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { FieldIssue } from '../../values/errors.ts';

type Values = Readonly<Record<string, unknown>>;

/** Issues told at most. */
const MAX_ISSUES = 5;

/** Names of the schema that the library offers to who mistyped one. */
const SUGGESTION = /\s*Did you mean[^?]*\?/g;

function issueCodeOf(message: string): FieldIssue['issueCode'] {
  if (/was not provided|not to be null/.test(message)) return 'REQUIRED';
  return /is not defined by type/.test(message) ? 'NOT_ALLOWED' : 'INVALID_FORMAT';
}

function issuesOf(schema: GraphQLSchema, definition: VariableDefinitionNode, given: Values): FieldIssue[] {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return [{ path: name, issueCode: 'NOT_ALLOWED', message: 'has no input type' }];
  const value = given[name];
  if (value === undefined || value === null) {
    const isMissing = isNonNullType(type) && (value === null || definition.defaultValue === undefined);
    return isMissing ? [{ path: name, issueCode: 'REQUIRED', message: 'is required' }] : [];
  }
  const issues: FieldIssue[] = [];
  coerceInputValue(value, type, (path, _value, error) => {
    const message = error.message.replace(SUGGESTION, '');
    issues.push({ path: [name, ...path].join('.'), issueCode: issueCodeOf(message), message });
  });
  return issues;
}

/** What is wrong with the variables of an operation, by the variable's name and the path in it; at most five. */
export function variableIssues(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Values,
): readonly FieldIssue[] {
  return definitions.flatMap((definition) => issuesOf(schema, definition, given)).slice(0, MAX_ISSUES);
}
