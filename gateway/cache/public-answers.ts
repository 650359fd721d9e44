import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { nextChangeOf, SHORT_LIVED_MS } from '#kernel/request/context.ts';
import type { Declarations } from '../declarations.ts';
import { fragmentsOf, rootFieldsOf } from '../execution/root-fields.ts';
import type { AskedOperation } from '../request/asked-operation.ts';

/** Seconds a cache in front may keep an answer; the shorter one where a type in it changes by the clock or with a sale. */
const KEPT_SECONDS = 60;
const SHORT_SECONDS = SHORT_LIVED_MS / 1_000;

/** Inputs that name one thing; any other may ask for a price or for what is available. */
const isReference = (name: string) => name.endsWith('Ref');

/**
 * Tells caches in front that they may keep an answer: to a GET without a token, whole, and made of root fields that
 * answer every anonymous caller alike; never longer than until a hold or a window of publishing in it ends.
 */
export function publicAnswers({
  sharedFields,
  shortLivedTypes,
}: Pick<Declarations, 'sharedFields' | 'shortLivedTypes'>): (asked: AskedOperation, result: ExecutionResult) => void {
  const known = new WeakMap<OperationDefinitionNode, number>();

  function changesSoon(schema: GraphQLSchema, document: DocumentNode): boolean {
    const types = new TypeInfo(schema);
    let soon = false;
    const visitor = visitWithTypeInfo(types, {
      Field() {
        const type = types.getType();
        if (type && shortLivedTypes.has(getNamedType(type).name)) soon = true;
      },
      Argument() {
        const input = types.getInputType();
        const named = input && getNamedType(input);
        if (isInputObjectType(named) && !isReference(named.name)) soon = true;
      },
    });
    visit(document, visitor);
    return soon;
  }

  /** 0 for what no cache may keep. */
  function secondsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
    let seconds = known.get(operation);
    if (seconds === undefined) {
      const roots = rootFieldsOf(operation.selectionSet, fragmentsOf(document));
      const isShared = roots.every((field) => field === '__typename' || sharedFields.has(field));
      const mayBeKept = isShared && operation.operation === OperationTypeNode.QUERY;
      seconds = !mayBeKept ? 0 : changesSoon(schema, document) ? SHORT_SECONDS : KEPT_SECONDS;
      known.set(operation, seconds);
    }
    return seconds;
  }

  return ({ schema, document, operation, context, headers }, { data, errors, extensions }) => {
    if (context.method !== 'GET' || context.request.actor.kind !== 'anonymous') return;
    if (!operation || !data || errors || extensions) return;
    const untilNextChange = Math.floor((nextChangeOf(context.statements) - Date.now()) / 1000);
    const seconds = Math.min(secondsOf(schema, document, operation), untilNextChange);
    if (seconds > 0) headers.set('cache-control', `public, max-age=${seconds}`);
  };
}
