import { builder } from '../../builder.ts';
import { StaffType } from '../../references.ts';
import type { SavedView } from '../model/saved-view.ts';
import { viewReader } from '../model/view-reader.ts';

export const SavedViewType = builder.objectRef<SavedView>('SavedView').implement({
  description:
    'A page of the dashboard with its filters, under a name. What it shows is read with the rights of its reader.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    version: t.exposeInt('version', { description: 'Grows with each change.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    path: t.exposeString('path', { description: 'The page: "/overview".' }),
    search: t.exposeString('search', {
      description: 'The filters as they stand in the address: "?p=90d"; empty for none.',
    }),
    isShared: t.exposeBoolean('isShared', { description: 'Whether everybody sees it who may read figures.' }),
    isOwn: t.boolean({
      description: 'Whether it is of the caller.',
      resolve: ({ ownerId }, _args, { request }) => ownerId === viewReader(request.actor).staffId,
    }),
    isDefault: t.exposeBoolean('isDefault', { description: 'Whether the page opens with it for the caller.' }),
    owner: t.field({
      type: StaffType,
      nullable: true,
      description: 'Who saved it; null when that cannot be read.',
      resolve: ({ ownerId }) => ({ id: ownerId }),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it was changed last.',
      resolve: (view) => view.updatedAt,
    }),
  }),
});
