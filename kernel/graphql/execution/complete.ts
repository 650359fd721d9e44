import { defaultTypeResolver, type GraphQLAbstractType, GraphQLError, type GraphQLObjectType } from 'graphql';
import { AnswerNode, type Container } from './answer-node.ts';
import type { CompiledField, Place } from './compiled-operation.ts';
import { FieldInfo, type Run } from './run.ts';
import { Checked, completeLeaf, nullError, runtimeType, wrongType } from './values.ts';

/*
 * Execution as graphql-js does it, with two differences inside: nothing that is the same for every object of a list is
 * worked out for each (arguments, selections, types), and a promised value costs one callback, not a chain of promises.
 *
 * Everything is written where it belongs at once. A failure that cannot stay where it is throws upwards while the call
 * stack stands; afterwards it writes null at the nearest place around it that may be null.
 */

function isThenable(value: object): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown }).then === 'function';
}

/**
 * Completes the value of a place, as an object of `type` where that is known; throws when it must not be null and is.
 * A promised value is written when it comes.
 */
function complete(
  run: Run,
  place: Place,
  value: unknown,
  node: AnswerNode,
  key: string | number,
  type?: GraphQLObjectType,
): unknown {
  if (value === null || value === undefined) {
    if (place.nonNull) throw nullError(place.field);
    return null;
  }
  if (typeof value === 'object' || typeof value === 'function') {
    if (isThenable(value)) {
      completeLater(run, place, value, node, key, type);
      return null;
    }
    if (value instanceof Error) throw value;
  }
  if (type) return completeObject(run, place, value, node, key, type);
  switch (place.kind) {
    case 'leaf':
      return completeLeaf(place, value);
    case 'list':
      return completeList(run, place, value, node, key);
    case 'object':
      return completeObject(run, place, value, node, key, place.type as GraphQLObjectType);
    case 'abstract':
      return completeAbstract(run, place, value, node, key);
  }
}

function itemsOf({ field }: Place, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>);
  const name = `${field.parent.name}.${field.definition.name}`;
  throw new GraphQLError(`Expected Iterable, but did not find one for field "${name}".`);
}

function completeList(run: Run, place: Place, value: unknown, around: AnswerNode, key: string | number): unknown {
  const { item, field } = place;
  if (item === undefined) throw new Error('a list has items');
  const items = itemsOf(place, value);
  const list: unknown[] = new Array(items.length);
  const node = new AnswerNode(list as unknown as Container, around, key, place.nonNull);
  for (let index = 0; index < items.length; index++) {
    try {
      list[index] = complete(run, item, items[index], node, index);
    } catch (raw) {
      const error = run.locate(raw, field, node, index);
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
  value: unknown,
  node: AnswerNode,
  key: string | number,
  type: GraphQLObjectType,
): unknown {
  if (type.isTypeOf) {
    const isOne = type.isTypeOf(value, run.context, new FieldInfo(run, place.field, node));
    if (typeof isOne === 'object') {
      const checked = isOne.then((holds) => {
        if (!holds) throw wrongType(type, value);
        return new Checked(type, value);
      });
      completeLater(run, place, checked, node, key);
      return null;
    }
    if (!isOne) throw wrongType(type, value);
  }
  return completeFields(run, place, value, node, key, type);
}

function completeAbstract(run: Run, place: Place, value: unknown, node: AnswerNode, key: string | number): unknown {
  const type = place.type as GraphQLAbstractType;
  const info = new FieldInfo(run, place.field, node);
  const name = (type.resolveType ?? defaultTypeResolver)(value, run.context, info, type);
  if (typeof name === 'object' && name !== null) {
    const checked = name.then((known) => new Checked(runtimeType(run, type, known, place.field), value));
    completeLater(run, place, checked, node, key);
    return null;
  }
  return completeObject(run, place, value, node, key, runtimeType(run, type, name, place.field));
}

/** Completes a promised value when it comes, and counts it as missing until then. */
function completeLater(
  run: Run,
  place: Place,
  value: PromiseLike<unknown>,
  node: AnswerNode,
  key: string | number,
  type?: GraphQLObjectType,
): void {
  run.wait();
  value.then(
    (arrived) => {
      try {
        node.container[key] =
          arrived instanceof Checked
            ? completeFields(run, place, arrived.value, node, key, arrived.type)
            : complete(run, place, arrived, node, key, type);
      } catch (raw) {
        failLater(run, place, raw, node, key);
      }
      run.arrived();
    },
    (raw) => {
      failLater(run, place, raw, node, key);
      run.arrived();
    },
  );
}

function failLater(run: Run, place: Place, raw: unknown, node: AnswerNode, key: string | number): void {
  const isFirst = run.writeNull(node, key, place.nonNull);
  // Where another failure has written the null already, that one is reported.
  if (!place.nonNull || isFirst) run.errors.push(run.locate(raw, place.field, node, key));
}

function resolveField(run: Run, field: CompiledField, source: unknown, node: AnswerNode): unknown {
  const { resolve } = field.definition;
  if (resolve) {
    const info = field.wantsInfo ? new FieldInfo(run, field, node) : undefined;
    return resolve(source, run.argumentsOf(field), run.context, info as FieldInfo);
  }
  const value = (source as Record<string, unknown>)[field.definition.name];
  if (typeof value !== 'function') return value;
  return value.call(source, run.argumentsOf(field), run.context, new FieldInfo(run, field, node));
}

/** Completes one field of an object of the answer. */
export function completeField(run: Run, field: CompiledField, source: unknown, node: AnswerNode): void {
  const { key, place } = field;
  if (field.typename !== undefined) {
    node.container[key] = field.typename;
    return;
  }
  try {
    node.container[key] = complete(run, place, resolveField(run, field, source, node), node, key);
  } catch (raw) {
    const error = run.locate(raw, field, node, key);
    if (place.nonNull) throw error;
    run.errors.push(error);
    node.container[key] = null;
  }
}

/** Completes one entity, found by its reference, in its place of the list. */
export function completeEntity(
  run: Run,
  place: Place,
  type: GraphQLObjectType,
  resolve: () => unknown,
  node: AnswerNode,
  index: number,
): void {
  try {
    node.container[index] = complete(run, place, resolve(), node, index, type);
  } catch (raw) {
    run.errors.push(run.locate(raw, place.field, node, index));
    node.container[index] = null;
  }
}

function completeFields(
  run: Run,
  place: Place,
  source: unknown,
  around: AnswerNode,
  key: string | number,
  type: GraphQLObjectType,
): Container {
  const node = new AnswerNode({}, around, key, place.nonNull);
  for (const field of place.field.selectionOf(type)) completeField(run, field, source, node);
  return node.container;
}
