import type { SchemaTypes } from '@pothos/core';

type Builder<Types extends SchemaTypes> = PothosSchemaTypes.SchemaBuilder<Types>;

function keyedRef<Types extends SchemaTypes, Key extends string>(
  builder: Builder<Types>,
  name: string,
  key: Key,
  interfaces: readonly object[] = [],
) {
  const ref = builder.objectRef<Readonly<Record<Key, string>>>(name);
  const isId = key === 'id';
  ref.implement({
    interfaces: interfaces as never,
    fields: (t) =>
      ({ [key]: isId ? t.exposeID(key as never, {} as never) : t.exposeString(key as never, {} as never) }) as never,
  });
  return ref;
}

/**
 * Another domain's entity, by its key alone: fields of this domain point at it, and its owner answers the rest.
 * Fields are added to it with `extendedReference`.
 */
export function reference<Types extends SchemaTypes, Key extends string>(
  builder: Builder<Types>,
  name: string,
  key: Key,
  interfaces?: readonly object[],
) {
  const ref = keyedRef(builder, name, key, interfaces);
  builder.asEntity(ref, {
    key: builder.keyDirective(builder.selection<Readonly<Record<Key, string>>>(key as never), false),
    resolveReference: (found) => ({ [key]: (found as Readonly<Record<Key, string>>)[key] }) as never,
  });
  return ref;
}

/** The same for an entity to which this domain adds fields: the gateway asks for them by the key. */
export function extendedReference<Types extends SchemaTypes, Key extends string>(
  builder: Builder<Types>,
  name: string,
  key: Key,
) {
  const ref = keyedRef(builder, name, key);
  builder.asEntity(ref, {
    key: builder.selection<Readonly<Record<Key, string>>>(key as never),
    resolveReference: (found) => ({ [key]: (found as Readonly<Record<Key, string>>)[key] }) as never,
  });
  return ref;
}
