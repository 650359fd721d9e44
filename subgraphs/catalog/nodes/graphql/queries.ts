import { ValidationError } from '#kernel/values/errors.ts';
import { builder, NodeInterface } from '../../builder.ts';
import { nodeLoader } from './loaders.ts';

/** Ids that one field may ask for. */
const MAX_IDS = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: NodeInterface,
    nullable: true,
    access: 'public',
    description: 'Any entity by its id; null where there is none that the caller may see.',
    args: { id: t.arg.id({ required: true, description: 'Of any kind of entity.' }) },
    resolve: (_root, { id }, context) => nodeLoader(context).load(id),
  }),
  nodes: t.field({
    type: [NodeInterface],
    access: 'public',
    nullable: { list: true, items: true },
    description: 'Entities by their ids, in the same order; null for each that the caller may not see. At most 100.',
    args: { ids: t.arg.idList({ required: true, description: 'Of any kinds, at most 100.' }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > MAX_IDS) {
        const issue = { path: 'ids', issueCode: 'TOO_LONG' as const, message: `at most ${MAX_IDS}`, limit: MAX_IDS };
        throw new ValidationError([issue]);
      }
      return Promise.all(ids.map((id) => nodeLoader(context).load(id)));
    },
  }),
}));
