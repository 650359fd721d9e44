import type { StaffMember } from './staff-member.ts';

export interface StaffSort {
  readonly key: 'NAME' | 'EMAIL' | 'STATUS';
  readonly direction: 'ASC' | 'DESC';
}

export const DEFAULT_SORT: StaffSort = { key: 'NAME', direction: 'ASC' };

/** The values of a row that a cursor of the sort holds. */
export function keyOf({ key }: StaffSort, { id, name, email, active }: StaffMember): readonly string[] {
  if (key === 'STATUS') return [active ? '0' : '1', name, id];
  return [key === 'EMAIL' ? email : name, id];
}
