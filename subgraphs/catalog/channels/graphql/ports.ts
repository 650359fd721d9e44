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
      'Every channel as a context needs it: [{id code isActive audience customerIds isDefault languages currencyCodes countryCodes}].',
    access: 'service',
    resolve: async (_root, _args, { deps, request }) =>
      (await listChannels(deps, request)).map((channel) => ({
        id: channel.id,
        code: channel.code,
        isActive: channel.isActive,
        audience: channel.audience,
        customerIds: channel.customerIds,
        isDefault: channel.isDefault,
        languages: channel.languages,
        currencyCodes: [channel.currencyCode],
        countryCodes: channel.countryCodes,
      })),
  }),
);
