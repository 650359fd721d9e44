import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReportInput } from '../../../api/generated/attribution/reports.ts';

interface PageOfRows<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Rows so far, and how to get more of them. */
export interface PagedRows<Row> {
  readonly shown: readonly Row[];
  readonly isLoading: boolean;
  readonly isEmpty: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Undefined where all are shown. */
  readonly more: (() => void) | undefined;
  readonly isLoadingMore: boolean;
}

/** Reads rows of a report page by page. */
export function usePagedRows<Row>(
  name: string,
  input: ReportInput,
  read: (after: string | null, signal: AbortSignal) => Promise<PageOfRows<Row>>,
): PagedRows<Row> {
  const query = useInfiniteQuery({
    queryKey: ['stock-health-rows', name, input],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    retry: false,
  });
  const shown = query.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return {
    shown,
    isLoading: query.isPending && query.isFetching,
    isEmpty: query.isSuccess && shown.length === 0,
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: query.isFetchingNextPage,
  };
}
