import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { DocumentFacts } from '#kernel/graphql/execution/document-facts.ts';

type Values = Readonly<Record<string, unknown>>;

/** One variable, or a place in it, that cannot be used as it is. */
interface VariableIssue {
  readonly path: readonly string[];
  readonly issueCode: 'INVALID_FORMAT' | 'NOT_ALLOWED' | 'REQUIRED';
  readonly message: string;
}

/** Issues told at most. */
const MAX_ISSUES = 5;

/** Names of the schema that the library offers to who mistyped one. */
const SUGGESTION = /\s*Did you mean[^?]*\?/g;

function issueCodeOf(message: string): VariableIssue['issueCode'] {
  if (/was not provided|not to be null/.test(message)) return 'REQUIRED';
  return /is not defined by type/.test(message) ? 'NOT_ALLOWED' : 'INVALID_FORMAT';
}

function issuesOf(schema: GraphQLSchema, definition: VariableDefinitionNode, given: Values): VariableIssue[] {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return [{ path: [name], issueCode: 'NOT_ALLOWED', message: 'is of no input type' }];
  const value = given[name];
  if (value === undefined || value === null) {
    const isMissing = isNonNullType(type) && (value === null || definition.defaultValue === undefined);
    return isMissing ? [{ path: [name], issueCode: 'REQUIRED', message: 'is required' }] : [];
  }
  const issues: VariableIssue[] = [];
  coerceInputValue(value, type, (path, _value, error) => {
    const message = error.message.replace(SUGGESTION, '');
    issues.push({ path: [name, ...path.map(String)], issueCode: issueCodeOf(message), message });
  });
  return issues;
}

function refused(name: string | undefined, issues: readonly VariableIssue[]): GraphQLError {
  const text = {
    en: `The variable $${name} is not valid.`,
    fr: `La variable $${name} n’est pas valide.`,
  };
  return new GraphQLError(text.en, { extensions: { code: 'BAD_USER_INPUT', text, issues } });
}

/**
 * The variables of an operation as it may use them. One that decides @skip or @include may be null by its type, and
 * has no meaning then.
 */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  facts: DocumentFacts,
  given: Values,
): { readonly values: Values } | { readonly error: GraphQLError } {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given);
  if (errors) {
    const issues = variableDefinitions.flatMap((definition) => issuesOf(schema, definition, given));
    return { error: refused(issues[0]?.path[0], issues.slice(0, MAX_ISSUES)) };
  }
  const flag = facts.flags.find((name) => coerced[name] === null);
  if (flag === undefined) return { values: coerced };
  const message = 'decides @skip or @include and must not be null';
  return { error: refused(flag, [{ path: [flag], issueCode: 'REQUIRED', message }]) };
}
