import { builder } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { consentsOf } from '../model/consent.ts';
import { consentsLoader } from './loaders.ts';
import { ConsentType } from './types.ts';

builder.objectField(CustomerType, 'consents', (t) =>
  t.field({
    type: [ConsentType],
    description:
      'What they agreed to, by the acts of all their records; nothing is granted by default, and what is not listed is NONE. At most 200.',
    args: {
      validAt: t.arg({ type: 'DateTime', description: 'What held then; now when left out.' }),
      knownAt: t.arg({ type: 'DateTime', description: 'By what was known then; all that is known when left out.' }),
    },
    resolve: async ({ memberIds }, { validAt, knownAt }, context) => {
      const acts = await Promise.all(memberIds.map((id) => consentsLoader(context).load(id)));
      return consentsOf(acts.flat(), { at: validAt ?? undefined, knownAt: knownAt ?? undefined }).slice(0, 200);
    },
  }),
);
