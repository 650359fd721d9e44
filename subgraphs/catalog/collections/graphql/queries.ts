import { builder } from '../../builder.ts';
import { listCollections } from '../list-collections.ts';
import { CollectionConnection } from './types.ts';

builder.queryFields((t) => ({
  collections: t.field({
    type: CollectionConnection,
    description: 'Collections by title.',
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    resolve: (_root, args, { deps }) => listCollections(deps, args),
  }),
}));
