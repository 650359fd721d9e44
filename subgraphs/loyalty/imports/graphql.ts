import { builder } from '../builder.ts';
import { importGiftCards } from './import-gift-cards.ts';

builder.mutationField('loyaltyImportGiftCards', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes over gift cards with their history: {created, unchanged}.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importGiftCards(deps, batch),
  }),
);
