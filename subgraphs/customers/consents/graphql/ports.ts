import { builder } from '../../builder.ts';
import { listConsents } from '../list-consents.ts';
import type { Consent } from '../model/consent.ts';
import { ConsentType } from './types.ts';

const CustomerConsentsType = builder
  .objectRef<{ readonly id: string; readonly consents: readonly Consent[] }>('CustomerConsents')
  .implement({
    description: 'What a customer agreed to, for other domains.',
    inaccessible: true,
    fields: (t) => ({
      id: t.exposeID('id', { description: 'As asked.' }),
      consents: t.field({ type: [ConsentType], resolve: ({ consents }) => [...consents] }),
    }),
  });

builder.queryField('customersConsents', (t) =>
  t.field({
    type: [CustomerConsentsType],
    inaccessible: true,
    description: 'By any of their ids, all records of the person together; ask right before a message leaves.',
    access: 'service',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { deps }) => listConsents(deps, ids),
  }),
);
