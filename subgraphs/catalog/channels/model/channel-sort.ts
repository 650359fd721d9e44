export interface ChannelSort {
  readonly key: 'POSITION' | 'NAME' | 'CODE' | 'AUDIENCE' | 'STATUS';
  readonly direction: 'ASC' | 'DESC';
}

/** The retailer's own order. */
export const DEFAULT_SORT: ChannelSort = { key: 'POSITION', direction: 'ASC' };
