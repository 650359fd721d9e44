import { builder } from '../builder.ts';
import { importLevels } from './import-levels.ts';
import { importMovements } from './import-movements.ts';
import { takeBackLevels } from './take-back-levels.ts';

builder.mutationField('inventoryImportMovements', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes over stock movements of another system: {created, unchanged}.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importMovements(deps, batch),
  }),
);

builder.mutationField('inventoryImportLevels', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Makes stock levels what another system says: {changed, unchanged}.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importLevels(deps, batch),
  }),
);

builder.mutationField('inventoryTakeBackLevels', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes back what an import of stock moved, some levels at a time: {takenBack, kept, after}.',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { request }, { deps }) => takeBackLevels(deps, request),
  }),
);
