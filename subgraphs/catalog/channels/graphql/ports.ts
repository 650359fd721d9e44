import { builder } from '../../builder.ts';
import { ensureChannels } from '../ensure-channels.ts';
import { listChannels } from '../list-channels.ts';

builder.mutationField('catalogEnsureChannels', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Makes the channels [{code name kind currencyCode}] that are missing; answers their codes.',
    access: 'service',
    args: { channels: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { channels }, { deps }) => ensureChannels(deps, channels),
  }),
);

builder.queryField('catalogChannels', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Every channel as a context needs it: [{id code isActive isDefault languages currencyCodes countryCodes}].',
    access: 'service',
    resolve: async (_root, _args, { deps }) =>
      (await listChannels(deps)).map(({ id, code, isActive, isDefault, languages, currencyCode, countryCodes }) => ({
        id,
        code,
        isActive,
        isDefault,
        languages,
        currencyCodes: [currencyCode],
        countryCodes,
      })),
  }),
);
