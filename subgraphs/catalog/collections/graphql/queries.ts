import { builder, pageArgs } from '../../builder.ts';
import { findCollection } from '../find-collection.ts';
import { listCollections } from '../list-collections.ts';
import { CollectionConnection, CollectionType } from './types.ts';

const CollectionRef = builder.inputType('CollectionRef', {
  description: 'What names a collection: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    handle: t.string({ description: 'Its name in addresses.' }),
  }),
});

builder.queryFields((t) => ({
  collection: t.field({
    type: CollectionType,
    nullable: true,
    access: 'public',
    description: 'A collection; null where there is none.',
    args: { ref: t.arg({ type: CollectionRef, required: true, description: 'What names it.' }) },
    resolve: (_root, { ref }, { deps }) => findCollection(deps, ref),
  }),
  collections: t.field({
    type: CollectionConnection,
    access: 'public',
    description: 'Collections by title.',
    args: pageArgs(t),
    resolve: (_root, args, { deps }) => listCollections(deps, args),
  }),
}));
