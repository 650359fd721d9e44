import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { type RaRecord, useDataProvider } from 'react-admin';
import type { Hit, MenuEntry } from '../menu.ts';

/** Hits of each kind of record. */
const HITS = 5;

export interface FoundHit extends Hit {
  /** Word of the group under which it is shown. */
  readonly group: string;
}

/** Pages by name at once, then records of every kind that the pages search; a kind that fails is left out. */
export function useHits(
  text: string,
  pages: readonly MenuEntry[],
  pagesGroup: string,
): { hits: FoundHit[]; isPending: boolean } {
  const provider = useDataProvider();
  const searched = pages.filter(({ toHit }) => toHit !== undefined);
  const wanted = text.trim();
  const results = useQueries({
    queries: searched.map(({ resource }) => ({
      queryKey: ['search', resource, wanted],
      enabled: wanted.length >= 2,
      retry: false,
      placeholderData: keepPreviousData,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { data } = await provider.getList<RaRecord>(resource, {
          filter: { q: wanted },
          pagination: { page: 1, perPage: HITS },
          signal,
        });
        return data;
      },
    })),
  });
  const named = pages
    .filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))
    .map(({ path, label }) => ({ group: pagesGroup, path, primary: label, secondary: '' }));
  const records = searched.flatMap(({ label, toHit }, index) =>
    (wanted.length < 2 ? [] : (results[index]?.data ?? [])).map(
      (row) => ({ group: label, ...toHit?.(row as never) }) as FoundHit,
    ),
  );
  return { hits: [...named, ...records], isPending: results.some(({ isFetching }) => isFetching) };
}
