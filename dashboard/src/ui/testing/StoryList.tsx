import type { ReactNode } from 'react';
import { ListContextProvider, type RaRecord, useList } from 'react-admin';

interface StoryListProps {
  readonly rows?: RaRecord[];
  /** The filters in force. */
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly error?: Error | null;
  readonly isPending?: boolean;
  readonly page?: number;
  readonly perPage?: number;
  readonly children: ReactNode;
}

const ALL = {};

/** The list around a part of it, over given rows instead of a server's. */
export function StoryList({
  rows = [],
  filter = ALL,
  error = null,
  isPending = false,
  page = 1,
  perPage = 25,
  children,
}: StoryListProps) {
  const sort = { field: 'number', order: 'DESC' } as const;
  const list = useList({ data: rows, filter, error, isPending, page, perPage, sort });
  return <ListContextProvider value={list}>{children}</ListContextProvider>;
}

/** So many orders, as rows of a list. */
export function orderRows(count: number): RaRecord[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1, number: String(10_001 + index) }));
}
