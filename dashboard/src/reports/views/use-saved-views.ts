import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../api/BackendContext.tsx';
import { expectMember } from '../../api/errors.ts';
import {
  deleteSavedViewDocument,
  type SavedViewsResult,
  savedViewsDocument,
  setDefaultViewDocument,
  updateSavedViewDocument,
} from '../../api/generated/attribution/views.ts';

export type SavedView = SavedViewsResult['savedViews'][number];

const KEY = 'saved-views';
/** Views change seldom, and by others still more so. */
const FRESH_MS = 5 * 60_000;

/** The reader's own views of a page, then those that others share. */
export function useSavedViews(path: string): readonly SavedView[] {
  const client = useClient();
  const { data } = useQuery({
    queryKey: [KEY, path],
    queryFn: async ({ signal }) => (await client.request(savedViewsDocument, { path }, { signal })).savedViews,
    staleTime: FRESH_MS,
  });
  return data ?? [];
}

/** Reads the views of the page again, after one was kept or changed. */
export function useForgetViews(path: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY, path] });
}

/** What changes of a view. */
export type ViewChange =
  | { readonly kind: 'name'; readonly view: SavedView; readonly name: string }
  | { readonly kind: 'share'; readonly view: SavedView; readonly isShared: boolean }
  | { readonly kind: 'default'; readonly view: SavedView; readonly isDefault: boolean }
  | { readonly kind: 'delete'; readonly view: SavedView };

/** Renames, shares or deletes a view of a page, or opens the page with it. */
export function useChangeView(path: string) {
  const client = useClient();
  return useMutation({
    mutationFn: async (change: ViewChange) => {
      const { id: savedViewId, version: expectedVersion } = change.view;
      switch (change.kind) {
        case 'name': {
          const input = { savedViewId, expectedVersion, name: change.name };
          const { updateSavedView } = await client.request(updateSavedViewDocument, { input });
          return void expectMember(updateSavedView, 'UpdateSavedViewPayload');
        }
        case 'share': {
          const input = { savedViewId, expectedVersion, isShared: change.isShared };
          const { updateSavedView } = await client.request(updateSavedViewDocument, { input });
          return void expectMember(updateSavedView, 'UpdateSavedViewPayload');
        }
        case 'default': {
          const input = { path, ...(change.isDefault ? { savedViewId } : {}) };
          const { setDefaultView } = await client.request(setDefaultViewDocument, { input });
          return void expectMember(setDefaultView, 'SetDefaultViewPayload');
        }
        case 'delete': {
          const { deleteSavedView } = await client.request(deleteSavedViewDocument, {
            input: { savedViewId, idempotencyKey: uuidv7() },
          });
          return void expectMember(deleteSavedView, 'DeleteSavedViewPayload');
        }
      }
    },
    onSettled: useForgetViews(path),
  });
}

/** A page that is opened without filters opens with the reader's view for it, once: filters taken away later stay away. */
export function useDefaultView(views: readonly SavedView[]): void {
  const { search } = useLocation();
  const navigate = useNavigate();
  const isOpening = useRef(search === '');
  const own = views.find(({ isDefault }) => isDefault);
  useEffect(() => {
    if (search !== '') isOpening.current = false;
    if (!isOpening.current || !own) return;
    isOpening.current = false;
    if (own.search !== '') void navigate({ search: own.search }, { replace: true });
  }, [own, search, navigate]);
}
