import { builder } from '../../builder.ts';
import { importSpend } from '../import-spend.ts';

builder.mutationField('attributionImportSpend', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Takes up to 5,000 statements of what was spent: [{day, channelCode, campaign, purpose, amount}]; answers {changed, unchanged}. The same again changes nothing.',
    access: 'service',
    args: { entries: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { entries }, { deps, request }) => importSpend(deps, request, entries),
  }),
);
