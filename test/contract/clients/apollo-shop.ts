import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { getOperationAST } from 'graphql';
import possibleTypes from '../../../schema/possible-types.json' with { type: 'json' };
import type { Shop } from './shop.ts';

/** Apollo Client as docs/api.md says: possible types, and errors beside data. */
export function createApolloShop(url: string): Shop {
  const client = new ApolloClient({
    link: new HttpLink({ uri: `${url}/graphql` }),
    cache: new InMemoryCache({ possibleTypes }),
  });
  return {
    async ask(document, variables, accessToken) {
      const context = accessToken === undefined ? {} : { headers: { authorization: `Bearer ${accessToken}` } };
      const isMutation = getOperationAST(document)?.operation === 'mutation';
      const { data, error } = isMutation
        ? await client.mutate({ mutation: document, variables, context, errorPolicy: 'all' })
        : await client.query({ query: document, variables, context, errorPolicy: 'all' });
      if (error) throw error;
      if (!data) throw new Error('no data');
      return data as never;
    },
  };
}
