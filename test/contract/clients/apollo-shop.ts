import { createHash } from 'node:crypto';
import { ApolloClient, type ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { getOperationAST } from 'graphql';
import possibleTypes from '../../../schema/possible-types.json' with { type: 'json' };
import type { Shop } from './shop.ts';

/** Apollo Client as docs/api.md says: possible types, and errors beside data. */
export function createApolloShop(url: string): Shop {
  return shopOf(new HttpLink({ uri: `${url}/graphql` }));
}

/** The same with its persisted queries as their first page shows them: by hash, and by GET. */
export function createPersistedApolloShop(url: string): Shop {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: true });
  return shopOf(persisted.concat(new HttpLink({ uri: `${url}/graphql` })));
}

function shopOf(link: ApolloLink): Shop {
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }) });
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
