import { builder } from '../../builder.ts';
import { importTouchpoints } from '../import-touchpoints.ts';
import { takeBackVisits } from '../take-back-visits.ts';

builder.mutationField('attributionImportTouchpoints', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Takes up to 100,000 touchpoints of history: {batchId, touchpoints}; answers {accepted}. The same id again changes nothing.',
    access: 'service',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importTouchpoints(deps, request, batch),
  }),
);

builder.mutationField('attributionTakeBackVisits', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Takes back the sessions and page views that imports of a mapping brought: {source}, its name; answers {takenBack, kept}.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps, request }) => takeBackVisits(deps, request, args.request),
  }),
);
