import { builder } from '../../builder.ts';
import { importSpend } from '../import-spend.ts';
import { takeBackSpend } from '../take-back-spend.ts';

builder.mutationFields((t) => ({
  attributionImportSpend: t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Takes up to 5,000 statements of what was spent: {source, entries: [{day, channelCode, campaign, purpose, amount}]}; answers {changed, unchanged}. The same again changes nothing.',
    access: 'service',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importSpend(deps, request, batch),
  }),
  attributionTakeBackSpend: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Takes back what imports of a file said was spent: {source}; answers {takenBack, keptCount, kept}.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps, request }) => takeBackSpend(deps, request, args.request),
  }),
}));
