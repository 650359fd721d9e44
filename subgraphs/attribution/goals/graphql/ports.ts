import { builder } from '../../builder.ts';
import { importGoals } from '../import-goals.ts';
import { takeBackGoals } from '../take-back-goals.ts';

builder.mutationFields((t) => ({
  attributionImportGoals: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Sets up to 2,000 goals of a file: {source, goals}; answers {created, changed, unchanged, rejected}. The same again changes nothing.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importGoals(deps, request, batch),
  }),
  attributionTakeBackGoals: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes back the goals of a file: {source}; answers {takenBack, kept}.',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps, request }) => takeBackGoals(deps, request, args.request),
  }),
}));
