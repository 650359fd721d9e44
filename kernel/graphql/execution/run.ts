import { type FieldNode, GraphQLError, type GraphQLResolveInfo, locatedError } from 'graphql';
import { AnswerNode, type Container } from './answer-node.ts';
import type { CompiledField, CompiledOperation } from './compiled-operation.ts';
import { readArguments } from './read-arguments.ts';

/** One run of a compiled operation. */
export class Run {
  readonly operation: CompiledOperation;
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[] = [];
  readonly root = new AnswerNode({}, undefined, 'data', false);
  #isNull = false;
  readonly #arguments = new Map<CompiledField, Readonly<Record<string, unknown>>>();
  #pending = 0;
  #whenIdle: (() => void) | undefined;

  constructor(operation: CompiledOperation, context: unknown, variables: Readonly<Record<string, unknown>>) {
    this.operation = operation;
    this.context = context;
    this.variables = variables;
  }

  /** Arguments of a field, read once for all objects that it is asked of. */
  argumentsOf(field: CompiledField): Readonly<Record<string, unknown>> {
    if (field.constant !== undefined) return field.constant;
    const known = this.#arguments.get(field);
    if (known !== undefined) return known;
    const made = readArguments(field.definition, field.nodes[0] as FieldNode, this.variables);
    this.#arguments.set(field, made);
    return made;
  }

  /** The answer's `data`: null once a null had no other place to stay. */
  get data(): Container | null {
    return this.#isNull ? null : this.root.container;
  }

  /**
   * Writes null at a place, or where that must not be, at the nearest place around it that may be null.
   * @returns false when the null was there already.
   */
  writeNull(node: AnswerNode, key: string | number, nonNull: boolean): boolean {
    let [at, place, must] = [node, key, nonNull];
    while (must) {
      if (at.parent === undefined) {
        const wasNull = this.#isNull;
        this.#isNull = true;
        return !wasNull;
      }
      [at, place, must] = [at.parent, at.key, at.nonNull];
    }
    const wasNull = at.container[place] === null;
    at.container[place] = null;
    return !wasNull;
  }

  wait(): void {
    this.#pending += 1;
  }

  arrived(): void {
    this.#pending -= 1;
    if (this.#pending === 0) this.#whenIdle?.();
  }

  /** Undefined when nothing is on its way. */
  idle(): Promise<void> | undefined {
    if (this.#pending === 0) return undefined;
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** The failure at a place, as graphql-js reports it. */
  locate(raw: unknown, field: CompiledField, node: AnswerNode, key: string | number): GraphQLError {
    if (raw instanceof GraphQLError && raw.path) return raw;
    return locatedError(raw, field.nodes, node.pathTo(key));
  }
}

/** What a resolver may ask of its place; made for the few that ask. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #run: Run;
  readonly #field: CompiledField;
  /** The object that the field is asked of, in the answer. */
  readonly #node: AnswerNode;

  constructor(run: Run, field: CompiledField, node: AnswerNode) {
    this.#run = run;
    this.#field = field;
    this.#node = node;
  }
  get fieldName() {
    return this.#field.definition.name;
  }
  get fieldNodes() {
    return this.#field.nodes;
  }
  get returnType() {
    return this.#field.definition.type;
  }
  get parentType() {
    return this.#field.parent;
  }
  get path() {
    const [first, ...rest] = this.#node.pathTo(this.#field.key);
    let path: GraphQLResolveInfo['path'] = { prev: undefined, key: first ?? '', typename: undefined };
    for (const key of rest) path = { prev: path, key, typename: undefined };
    return path;
  }
  get schema() {
    return this.#run.operation.scope.schema;
  }
  get fragments() {
    return Object.fromEntries(this.#run.operation.scope.fragments);
  }
  get rootValue() {
    return undefined;
  }
  get operation() {
    return this.#run.operation.definition;
  }
  get variableValues() {
    return this.#run.variables as Record<string, unknown>;
  }
}
