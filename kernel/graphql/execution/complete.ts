import { defaultTypeResolver, type GraphQLAbstractType, GraphQLError, type GraphQLObjectType } from 'graphql';
import type { CompiledField, Place } from './compiled-operation.ts';
import { Later } from './later.ts';
import { type Container, FieldInfo, type Path, type Run } from './run.ts';
import { Checked, completeLeaf, nullError, runtimeType, wrongType } from './values.ts';

/*
 * Execution as graphql-js does it, with two differences inside: nothing that is the same for every object of a list is
 * worked out for each (arguments, selections, types), and a value on its way costs one callback, not a chain of promises.
 *
 * Everything is written where it belongs at once: `out[key]` is the value's place. `bound[boundKey]` is the nearest place
 * that may be null: a failure that cannot stay where it is throws upwards while the call stack stands, and writes null
 * there afterwards.
 */

function isThenable(value: object): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown }).then === 'function';
}

/**
 * Completes a value, as an object of `type` where that is known; throws when it must not be null and is. A value on its
 * way is written when it comes.
 */
function complete(
  run: Run,
  place: Place,
  value: unknown,
  path: Path | undefined,
  out: Container,
  key: string | number,
  bound: Container,
  boundKey: string | number,
  type?: GraphQLObjectType,
): unknown {
  if (value === null || value === undefined) {
    if (place.nonNull) throw nullError(place.field);
    return null;
  }
  if (typeof value === 'object' || typeof value === 'function') {
    if (isThenable(value)) {
      completeLater(run, place, value, path, out, key, bound, boundKey, type);
      return null;
    }
    if (value instanceof Error) throw value;
  }
  if (type) return completeObject(run, place, type, value, path, out, key, bound, boundKey);
  switch (place.kind) {
    case 'leaf':
      return completeLeaf(place, value);
    case 'list':
      return completeList(run, place, value, { prev: path, key }, bound, boundKey);
    case 'object':
      return completeObject(run, place, place.type as GraphQLObjectType, value, path, out, key, bound, boundKey);
    case 'abstract':
      return completeAbstract(run, place, value, path, out, key, bound, boundKey);
  }
}

function completeList(
  run: Run,
  place: Place,
  value: unknown,
  path: Path,
  bound: Container,
  boundKey: string | number,
): unknown {
  const { item, field } = place;
  if (item === undefined) throw new Error('a list has items');
  const isList = Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value);
  if (!isList) {
    const name = `${field.parent.name}.${field.definition.name}`;
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${name}".`);
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : Array.from(value as Iterable<unknown>);
  const list: unknown[] = new Array(items.length);
  const out = list as unknown as Container;
  for (let index = 0; index < items.length; index++) {
    try {
      list[index] = item.nonNull
        ? complete(run, item, items[index], path, out, index, bound, boundKey)
        : complete(run, item, items[index], path, out, index, out, index);
    } catch (raw) {
      const error = run.locate(raw, field, path, index);
      if (item.nonNull) throw error;
      run.errors.push(error);
      list[index] = null;
    }
  }
  return list;
}

function completeObject(
  run: Run,
  place: Place,
  type: GraphQLObjectType,
  value: unknown,
  path: Path | undefined,
  out: Container,
  key: string | number,
  bound: Container,
  boundKey: string | number,
): unknown {
  if (type.isTypeOf) {
    const isOne = type.isTypeOf(value, run.context, new FieldInfo(run, place.field, path));
    if (typeof isOne === 'object') {
      const checked = isOne.then((holds) => {
        if (!holds) throw wrongType(type, value);
        return new Checked(type, value);
      });
      completeLater(run, place, checked, path, out, key, bound, boundKey);
      return null;
    }
    if (!isOne) throw wrongType(type, value);
  }
  return completeFields(run, place.field.selectionOf(type), value, { prev: path, key }, bound, boundKey);
}

function completeAbstract(
  run: Run,
  place: Place,
  value: unknown,
  path: Path | undefined,
  out: Container,
  key: string | number,
  bound: Container,
  boundKey: string | number,
): unknown {
  const type = place.type as GraphQLAbstractType;
  const info = new FieldInfo(run, place.field, path);
  const name = (type.resolveType ?? defaultTypeResolver)(value, run.context, info, type);
  if (typeof name === 'object' && name !== null) {
    const checked = name.then((known) => new Checked(runtimeType(run, type, known, place.field), value));
    completeLater(run, place, checked, path, out, key, bound, boundKey);
    return null;
  }
  const found = runtimeType(run, type, name, place.field);
  return completeObject(run, place, found, value, path, out, key, bound, boundKey);
}

/** A value on its way to its place. */
class Arrival {
  readonly run: Run;
  readonly place: Place;
  readonly path: Path | undefined;
  readonly out: Container;
  readonly key: string | number;
  readonly bound: Container;
  readonly boundKey: string | number;
  readonly type: GraphQLObjectType | undefined;

  constructor(
    run: Run,
    place: Place,
    path: Path | undefined,
    out: Container,
    key: string | number,
    bound: Container,
    boundKey: string | number,
    type: GraphQLObjectType | undefined,
  ) {
    this.run = run;
    this.place = place;
    this.path = path;
    this.out = out;
    this.key = key;
    this.bound = bound;
    this.boundKey = boundKey;
    this.type = type;
  }

  arrive(value: unknown): void {
    const { run, place, path, out, key, bound, boundKey, type } = this;
    try {
      if (value instanceof Checked) {
        const fields = place.field.selectionOf(value.type);
        out[key] = completeFields(run, fields, value.value, { prev: path, key }, bound, boundKey);
      } else out[key] = complete(run, place, value, path, out, key, bound, boundKey, type);
    } catch (raw) {
      this.fail(raw);
      return;
    }
    run.arrived();
  }

  fail(raw: unknown): void {
    const { run, place, path, out, key, bound, boundKey } = this;
    // Whoever was nulled already has told of its failure.
    if (!place.nonNull || bound[boundKey] !== null) run.errors.push(run.locate(raw, place.field, path, key));
    if (place.nonNull) bound[boundKey] = null;
    else out[key] = null;
    run.arrived();
  }
}

/** Completes what is on its way when it comes, and counts it as missing until then. */
function completeLater(
  run: Run,
  place: Place,
  value: PromiseLike<unknown>,
  path: Path | undefined,
  out: Container,
  key: string | number,
  bound: Container,
  boundKey: string | number,
  type?: GraphQLObjectType,
): void {
  const arrival = new Arrival(run, place, path, out, key, bound, boundKey, type);
  run.wait();
  if (value instanceof Later) value.subscribe(arrival);
  else
    value.then(
      (arrived) => arrival.arrive(arrived),
      (raw) => arrival.fail(raw),
    );
}

function resolveField(run: Run, field: CompiledField, source: unknown, path: Path | undefined): unknown {
  const { resolve } = field.definition;
  if (resolve) {
    const info = field.wantsInfo ? new FieldInfo(run, field, path) : undefined;
    return resolve(source, run.argumentsOf(field), run.context, info as FieldInfo);
  }
  const value = (source as Record<string, unknown>)[field.definition.name];
  if (typeof value !== 'function') return value;
  return value.call(source, run.argumentsOf(field), run.context, new FieldInfo(run, field, path));
}

/** Completes one field of an object into its place. */
export function completeField(
  run: Run,
  field: CompiledField,
  source: unknown,
  path: Path | undefined,
  out: Container,
  bound: Container,
  boundKey: string | number,
): void {
  const { key, place } = field;
  if (field.typename !== undefined) {
    out[key] = field.typename;
    return;
  }
  try {
    const value = resolveField(run, field, source, path);
    out[key] = place.nonNull
      ? complete(run, place, value, path, out, key, bound, boundKey)
      : complete(run, place, value, path, out, key, out, key);
  } catch (raw) {
    const error = run.locate(raw, field, path, key);
    if (place.nonNull) throw error;
    run.errors.push(error);
    out[key] = null;
  }
}

/** Completes one entity, found by its reference, into its place in the list. */
export function completeEntity(
  run: Run,
  place: Place,
  type: GraphQLObjectType,
  resolve: () => unknown,
  path: Path,
  list: unknown[],
  index: number,
): void {
  const out = list as unknown as Container;
  try {
    list[index] = complete(run, place, resolve(), path, out, index, out, index, type);
  } catch (raw) {
    run.errors.push(run.locate(raw, place.field, path, index));
    list[index] = null;
  }
}

function completeFields(
  run: Run,
  fields: readonly CompiledField[],
  source: unknown,
  path: Path,
  bound: Container,
  boundKey: string | number,
): Container {
  const out: Container = {};
  for (const field of fields) completeField(run, field, source, path, out, bound, boundKey);
  return out;
}
