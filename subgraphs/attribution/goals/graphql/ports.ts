import { builder } from '../../builder.ts';
import { importGoals } from '../import-goals.ts';

builder.mutationField('attributionImportGoals', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Sets up to 2,000 goals of a file: {goals}; answers {created, changed, unchanged, rejected}. The same again changes nothing.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importGoals(deps, request, batch),
  }),
);
