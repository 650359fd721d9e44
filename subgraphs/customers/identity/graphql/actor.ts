import { builder } from '../../builder.ts';
import { ActorType } from './types.ts';

const ActorKindType = builder.enumType('ActorKind', {
  description: 'Who acted. More values may be added: keep a default branch.',
  values: {
    STAFF: { description: 'A member of staff.' },
    SYSTEM: { description: 'No person: evidence alone, or another system.' },
  } as const,
});

ActorType.implement({
  description: 'Who did something that is kept on record.',
  access: 'customers:read',
  fields: (t) => ({ kind: t.expose('kind', { type: ActorKindType, description: 'Whether it was a person.' }) }),
});
