import { type FieldNode, GraphQLError, type GraphQLResolveInfo, getArgumentValues, locatedError } from 'graphql';
import type { CompiledField, CompiledOperation } from './compiled-operation.ts';

/** Where an object or list stands in the answer. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

/** An object or a list of the answer, being filled. */
export type Container = Record<string | number, unknown>;

export function pathArray(path: Path | undefined): Array<string | number> {
  const keys: Array<string | number> = [];
  for (let at = path; at; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

/** One run of a compiled operation. */
export class Run {
  readonly operation: CompiledOperation;
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[] = [];
  /** Holds the answer under `data`: what cannot be null hands its null up to here at the latest. */
  readonly answer: Container = { data: undefined };
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
    const made = getArgumentValues(field.definition, field.nodes[0] as FieldNode, this.variables);
    this.#arguments.set(field, made);
    return made;
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
  locate(raw: unknown, field: CompiledField, path: Path | undefined, key: string | number): GraphQLError {
    if (raw instanceof GraphQLError && raw.path) return raw;
    return locatedError(raw, field.nodes, [...pathArray(path), key]);
  }
}

/** What a resolver may ask of its place; made for the few that ask. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #run: Run;
  readonly #field: CompiledField;
  readonly #path: Path | undefined;

  constructor(run: Run, field: CompiledField, path: Path | undefined) {
    this.#run = run;
    this.#field = field;
    this.#path = path;
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
    const withTypes = (path: Path): GraphQLResolveInfo['path'] => ({
      prev: path.prev && withTypes(path.prev),
      key: path.key,
      typename: undefined,
    });
    return withTypes({ prev: this.#path, key: this.#field.key });
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
