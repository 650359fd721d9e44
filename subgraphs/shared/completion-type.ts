import type { SchemaTypes } from '@pothos/core';

/** `Completion`, the same enum in every domain whose mutations others follow. */
export function completionType<Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>) {
  return builder.enumType('Completion', {
    description: 'How far the effect of a mutation has come. More values may be added: keep a default branch.',
    values: {
      DONE: { description: 'Every next read shows the effect.' },
      PENDING: { description: 'The decision stands, and the rest follows by itself.' },
    } as const,
  });
}
