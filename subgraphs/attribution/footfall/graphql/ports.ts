import { builder } from '../../builder.ts';
import { importFootfall } from '../import-footfall.ts';
import { takeBackFootfall } from '../take-back-footfall.ts';

builder.mutationFields((t) => ({
  attributionImportFootfall: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Takes up to 5,000 counts of visitors: {source, counts: [{locationId, day, hour, visitors}]}; answers {changed, unchanged}. The same again changes nothing.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importFootfall(deps, request, batch),
  }),
  attributionTakeBackFootfall: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes back what imports of a name counted: {source}; answers {takenBack, keptCount, kept}.',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps, request }) => takeBackFootfall(deps, request, args.request),
  }),
}));
