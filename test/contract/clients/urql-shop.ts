import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { getOperationAST } from 'graphql';
import type { Shop } from './shop.ts';

/** urql as its own first page shows it. */
export function createUrqlShop(url: string): Shop {
  const client = new Client({ url: `${url}/graphql`, exchanges: [cacheExchange, fetchExchange] });
  return {
    async ask(document, variables, accessToken) {
      const headers = accessToken === undefined ? undefined : { authorization: `Bearer ${accessToken}` };
      const context = headers ? { fetchOptions: { headers } } : {};
      const isMutation = getOperationAST(document)?.operation === 'mutation';
      const { data, error } = isMutation
        ? await client.mutation(document, variables, context)
        : await client.query(document, variables, context);
      if (error) throw error;
      if (!data) throw new Error('no data');
      return data;
    },
  };
}
