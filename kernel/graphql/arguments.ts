import type { ArgBuilder, SchemaTypes } from '@pothos/core';

/** Arguments of a list that is paged both ways. */
export function pageArgs<Types extends SchemaTypes>(t: { readonly arg: ArgBuilder<Types> }) {
  return {
    first: t.arg.int({ description: 'Rows from the start, or after `after`: 1 to 100; 24 when no size is given.' }),
    after: t.arg.string({ description: 'Cursor of the row before the first; from the start when absent.' }),
    last: t.arg.int({ description: 'Rows from the end, or before `before`: 1 to 100; not beside `first`.' }),
    before: t.arg.string({ description: 'Cursor of the row behind the last; to the end when absent.' }),
  };
}

type KeyField<Types extends SchemaTypes, Required extends boolean> = PothosSchemaTypes.InputFieldRef<
  Types,
  Required extends true ? string : string | null | undefined
>;

/** The field of an input that makes its mutation happen once, however often it is sent. */
export function idempotencyKey<Types extends SchemaTypes>(
  t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>,
): KeyField<Types, true> {
  return t.field({
    type: 'UUID' as never,
    required: true as never,
    description:
      'New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes.',
  }) as never;
}

/** The same for an edit, which a version guards as well. */
export function optionalIdempotencyKey<Types extends SchemaTypes>(
  t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>,
): KeyField<Types, false> {
  return t.field({
    type: 'UUID' as never,
    description:
      'Given, the same request sent again is answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes.',
  } as never) as never;
}
