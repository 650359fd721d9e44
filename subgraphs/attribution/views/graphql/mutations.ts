import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { createSavedView } from '../create-saved-view.ts';
import { deleteSavedView } from '../delete-saved-view.ts';
import { setDefaultView } from '../set-default-view.ts';
import { updateSavedView } from '../update-saved-view.ts';
import { CreateSavedViewInput, DeleteSavedViewInput, SetDefaultViewInput, UpdateSavedViewInput } from './inputs.ts';
import { SavedViewType } from './types.ts';

const access = 'reports:read';

mutation('createSavedView', {
  description: 'Keeps a page of the dashboard with its filters under a name.',
  access,
  input: CreateSavedViewInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ savedView: await createSavedView(deps, request, input) }),
  payload: (t) => ({
    savedView: t.field({ type: SavedViewType, description: 'The new view.', resolve: ({ savedView }) => savedView }),
  }),
});

mutation('updateSavedView', {
  description: 'Renames a view, gives it other filters, shares it or takes it back.',
  access,
  input: UpdateSavedViewInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ savedView: await updateSavedView(deps, request, input) }),
  payload: (t) => ({
    savedView: t.field({
      type: SavedViewType,
      description: 'The view as it is now.',
      resolve: ({ savedView }) => savedView,
    }),
  }),
});

mutation('deleteSavedView', {
  description: 'Deletes a view, for all who see it.',
  access,
  input: DeleteSavedViewInput,
  errors: [NotFoundError],
  resolve: async (input, { deps, request }) => ({ deletedSavedViewId: await deleteSavedView(deps, request, input) }),
  payload: (t) => ({
    deletedSavedViewId: t.exposeID('deletedSavedViewId', { description: 'The id that is no more.' }),
  }),
});

mutation('setDefaultView', {
  description: 'Chooses with which view a page opens for the caller.',
  access,
  input: SetDefaultViewInput,
  errors: [NotFoundError],
  resolve: async (input, { deps, request }) => ({ savedView: await setDefaultView(deps, request, input) }),
  payload: (t) => ({
    hasDefaultView: t.boolean({
      description: 'Whether the page opens with a view now.',
      resolve: ({ savedView }) => savedView !== null,
    }),
    savedView: t.field({
      type: SavedViewType,
      nullable: true,
      description: 'The view; null when the page opens without filters.',
      resolve: ({ savedView }) => savedView,
    }),
  }),
});
