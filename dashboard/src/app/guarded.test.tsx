import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AuthContext } from 'react-admin';
import { expect, it } from 'vitest';
import { render } from '../ui/testing/render.tsx';
import { guarded } from './guarded.tsx';

const Customers = () => <h1>Customers</h1>;

it('draws nothing of a screen while the right to it is not known', () => {
  const authProvider = {
    login: async () => undefined,
    logout: async () => undefined,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    getPermissions: async () => [],
    canAccess: async () => true,
  };
  const { list } = guarded('customers', { list: Customers });
  const markup = render(
    <QueryClientProvider client={new QueryClient()}>
      <AuthContext.Provider value={authProvider}>{list as ReactElement}</AuthContext.Provider>
    </QueryClientProvider>,
  );
  expect(markup).toContain('MuiSkeleton');
  expect(markup).not.toContain('Customers');
});
