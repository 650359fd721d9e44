import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import { type CompiledField, type CompiledOperation, compileOperation } from './compiled-operation.ts';
import { completeField } from './complete.ts';
import { chooseOperation, type DocumentFacts, flagsKey, readFacts } from './document-facts.ts';
import { completeEntities, isEntities } from './entities.ts';
import { Run } from './run.ts';

/** What is kept of a document that was executed before. */
interface Known {
  readonly facts: DocumentFacts;
  readonly compiled: Map<string, CompiledOperation>;
}

export interface CompiledRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: object;
}

/**
 * Makes the compiled executor of a schema. It answers undefined for what it leaves to graphql-js: introspection,
 * subscriptions, documents with no operation of that name. Compiled operations live as long as their documents.
 */
export function createCompiledExecutor(schema: GraphQLSchema) {
  const documents = new WeakMap<DocumentNode, Known>();

  function knownOf(document: DocumentNode): Known {
    const known = documents.get(document);
    if (known) return known;
    const made = { facts: readFacts(document), compiled: new Map() };
    documents.set(document, made);
    return made;
  }

  return (request: CompiledRequest): Promise<ExecutionResult> | ExecutionResult | undefined => {
    const { facts, compiled } = knownOf(request.document);
    const definition = facts.ordinary ? chooseOperation(facts, request.operationName) : undefined;
    if (!definition || definition.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
    const coerced = getVariableValues(schema, definition.variableDefinitions ?? [], request.variables ?? {}, {
      maxErrors: 50,
    });
    if (coerced.errors) return { errors: coerced.errors };
    const key = `${definition.name?.value ?? ''} ${flagsKey(facts.flags, coerced.coerced)}`;
    let operation = compiled.get(key);
    if (!operation) {
      const flags = new Map(facts.flags.map((flag) => [flag, coerced.coerced[flag] === true]));
      operation = compileOperation({ schema, fragments: facts.fragments, flags }, definition);
      if (!operation) return undefined;
      compiled.set(key, operation);
    }
    const run = new Run(operation, request.context, coerced.coerced);
    return definition.operation === OperationTypeNode.MUTATION ? runInTurn(run) : runAtOnce(run);
  };
}

/** Starts one root field; false when its failure left no answer at all. */
function start(run: Run, field: CompiledField): boolean {
  try {
    if (isEntities(field)) completeEntities(run, field);
    else completeField(run, field, undefined, run.root);
    return true;
  } catch (raw) {
    run.errors.push(run.locate(raw, field, run.root, field.key));
    run.writeNull(run.root, field.key, true);
    return false;
  }
}

function resultOf(run: Run): ExecutionResult {
  return run.errors.length === 0 ? { data: run.data } : { errors: run.errors, data: run.data };
}

function runAtOnce(run: Run): Promise<ExecutionResult> | ExecutionResult {
  for (const field of run.operation.root) if (!start(run, field)) break;
  const idle = run.idle();
  return idle ? idle.then(() => resultOf(run)) : resultOf(run);
}

/** A mutation's fields run one after another, each to its end. */
async function runInTurn(run: Run): Promise<ExecutionResult> {
  for (const field of run.operation.root) {
    if (!start(run, field)) break;
    await run.idle();
    if (run.data === null) break;
  }
  return resultOf(run);
}
