import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { chooseOperation, type DocumentFacts, flagsKey } from '#kernel/graphql/execution/document-facts.ts';
import { compileAnswer } from './answer-shape.ts';
import { isReadable } from './representation.ts';
import { rootFieldsOf } from './root-fields.ts';

type AnswerShape = NonNullable<ReturnType<typeof compileAnswer>>;

/** An operation with its plan, ready to be run again and again. */
export interface PlannedOperation {
  readonly definition: OperationDefinitionNode;
  readonly plan: PlanNode | undefined;
  /** Names of its root fields, whatever @skip and @include say. */
  readonly rootFields: readonly string[];
  /** How the answer is made, by the values of the variables of @skip and @include. */
  shapeFor(flags: Readonly<Record<string, unknown>>): AnswerShape | undefined;
}

/** Plans with what our own executor has no code for go to Apollo Gateway's. */
function isRunnable(schema: GraphQLSchema, node: PlanNode | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every((part) => isRunnable(schema, part));
    case 'Flatten':
      return isRunnable(schema, node.node);
    case 'Condition':
      return isRunnable(schema, node.ifClause) && isRunnable(schema, node.elseClause);
    case 'Fetch': {
      const rewrites = [node.inputRewrites, node.outputRewrites, node.contextRewrites];
      return rewrites.every((some) => !some?.length) && isReadable(schema, node.requires ?? []);
    }
    default:
      return false;
  }
}

/** Undefined when the operation is better left to Apollo Gateway. */
export function prepareOperation(
  schema: GraphQLSchema,
  facts: DocumentFacts,
  operationName: string | undefined,
  plan: QueryPlan,
): PlannedOperation | undefined {
  const definition = facts.ordinary ? chooseOperation(facts, operationName) : undefined;
  if (!definition || definition.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const { node } = plan;
  if (node?.kind === 'Subscription' || !isRunnable(schema, node)) return undefined;
  const rootFields = rootFieldsOf(definition.selectionSet, facts.fragments);
  return { definition, plan: node, rootFields, shapeFor: shapes(schema, facts, definition) };
}

function shapes(schema: GraphQLSchema, facts: DocumentFacts, definition: OperationDefinitionNode) {
  const known = new Map<string, AnswerShape | undefined>();
  return (variables: Readonly<Record<string, unknown>>): AnswerShape | undefined => {
    const key = flagsKey(facts.flags, variables);
    if (!known.has(key)) {
      const flags = new Map(facts.flags.map((flag) => [flag, variables[flag] === true]));
      known.set(key, compileAnswer(schema, { fragments: facts.fragments, flags }, definition));
    }
    return known.get(key);
  };
}
