import { GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import type { DocumentFacts } from '#kernel/graphql/execution/document-facts.ts';
import { variableIssues } from '#kernel/graphql/execution/variable-issues.ts';
import type { FieldIssue } from '#kernel/values/errors.ts';

type Values = Readonly<Record<string, unknown>>;

function refused(name: string | undefined, issues: readonly FieldIssue[]): GraphQLError {
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
    const issues = variableIssues(schema, variableDefinitions, given);
    return { error: refused(issues[0]?.path.split('.')[0], issues) };
  }
  const flag = facts.flags.find((name) => coerced[name] === null);
  if (flag === undefined) return { values: coerced };
  const message = 'decides @skip or @include and must not be null';
  return { error: refused(flag, [{ path: flag, issueCode: 'REQUIRED', message }]) };
}
