import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditSuite, suites } from '../fixtures/federation-audit/suites.mjs';
import { startFixtureGateway } from './fixture/fixture-gateway.ts';

/**
 * What the query planner of Apollo Gateway does not do, by suite and number of the test: @requires of a field with
 * arguments, chains of entities that know different parts of their keys, and an interface that nobody resolves.
 */
const BEYOND_THE_PLANNER: Readonly<Record<string, readonly number[]>> = {
  'keys-mashup': [0],
  'non-resolvable-interface-object': [1],
  'requires-with-argument': [2, 3, 4],
  'requires-with-argument-conflict': [0],
};

/** Every subgraph of the audit behind one server, at /suite/subgraph. */
let server: Server;
let origin: string;
beforeAll(async () => {
  const schemas = new Map<string, GraphQLSchema>(
    suites.flatMap(({ id, subgraphs }) =>
      subgraphs.map(({ name, typeDefs, resolvers }) => [
        `/${id}/${name}`,
        buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers }),
      ]),
    ),
  );
  server = createServer(async (request, response) => {
    const { query, variables, operationName } = JSON.parse(await text(request));
    const schema = schemas.get(request.url ?? '');
    if (!schema) throw new Error(`the audit has no subgraph at ${request.url}`);
    const answer = await graphql({ schema, source: query, variableValues: variables, operationName });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function supergraphOf({ id, subgraphs }: AuditSuite): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs: parse(typeDefs), url: `${origin}/${id}/${name}` })),
  );
  if (supergraphSdl === undefined) throw new Error(`${id}: ${errors?.join('\n')}`);
  return supergraphSdl;
}

/** Numbers of the tests of a suite that the gateway answers otherwise than the audit asks. */
async function failuresOf(suite: AuditSuite): Promise<number[]> {
  const gateway = await startFixtureGateway([], { supergraphSdl: supergraphOf(suite), remote: new Map() });
  const failed: number[] = [];
  for (const [number, { query, expected }] of suite.tests.entries()) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: readonly unknown[] };
    const isRight = JSON.stringify(sorted(data ?? null)) === JSON.stringify(sorted(expected.data ?? null));
    const mayFail = expected.errors === undefined || expected.errors === (errors?.length ?? 0) > 0;
    if (!isRight || !mayFail) failed.push(number);
  }
  await gateway.close();
  return failed;
}

/** The same value whatever the order of the fields of its objects. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

describe('the federation audit', () => {
  it('has 199 tests, of which Apollo Gateway can 193', () => {
    expect(suites.reduce((sum, { tests }) => sum + tests.length, 0)).toBe(199);
    expect(Object.values(BEYOND_THE_PLANNER).flat()).toHaveLength(6);
  });

  it.each(suites.map((suite) => [suite.id, suite] as const))('%s is answered as it asks', async (id, suite) => {
    expect(await failuresOf(suite)).toEqual(BEYOND_THE_PLANNER[id] ?? []);
  });
});
