import type { Location } from './location.ts';

export interface LocationSort {
  readonly key: 'KIND' | 'NAME' | 'CODE' | 'CITY' | 'STATUS';
  readonly direction: 'ASC' | 'DESC';
}

export const DEFAULT_SORT: LocationSort = { key: 'KIND', direction: 'ASC' };

/** How many values a cursor of the sort holds. */
export const keyLengthOf = ({ key }: LocationSort): number => (key === 'NAME' || key === 'CODE' ? 2 : 3);

/** The values of a row that a cursor of the sort holds. */
export function keyOf(sort: LocationSort, { id, name, code, kind, address, isActive }: Location): readonly string[] {
  switch (sort.key) {
    case 'KIND':
      return [kind === 'WAREHOUSE' ? '0' : '1', name, id];
    case 'CITY':
      return [address.city ?? '', name, id];
    case 'STATUS':
      return [isActive ? '0' : '1', name, id];
    case 'NAME':
      return [name, id];
    case 'CODE':
      return [code, id];
  }
}
