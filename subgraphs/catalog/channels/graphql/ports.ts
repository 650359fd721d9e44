import { builder } from '../../builder.ts';
import { ensureChannels } from '../ensure-channels.ts';

builder.mutationField('catalogEnsureChannels', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Makes the channels [{code name kind currencyCode}] that are missing; answers their codes.',
    authScopes: { service: true },
    args: { channels: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { channels }, { deps }) => ensureChannels(deps, channels),
  }),
);
