import { builder } from '../../builder.ts';
import { importInteractions } from '../import-interactions.ts';

builder.mutationField('customersImportInteractions', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Interactions of history, {source, interactions: [{externalId, ...}]}: {created}.',
    access: 'service',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importInteractions(deps, batch),
  }),
);
