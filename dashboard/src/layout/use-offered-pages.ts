import { useQuery } from '@tanstack/react-query';
import { useAuthProvider, usePermissions } from 'react-admin';
import type { MenuEntry } from './menu.ts';

/** The pages that the signed-in person may open; none until it is known. */
export function useOfferedPages(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const auth = useAuthProvider();
  const { permissions } = usePermissions();
  const { data = [] } = useQuery({
    queryKey: ['offered pages', permissions, entries.map(({ label }) => label)],
    enabled: permissions !== undefined,
    queryFn: async () => {
      const asked = entries.map(({ resource }) => auth?.canAccess?.({ resource, action: 'list' }) ?? false);
      const allowed = await Promise.all(asked);
      return entries.filter((_, index) => allowed[index]);
    },
  });
  return data;
}
