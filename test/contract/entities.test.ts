import { Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import { countStatements, createRequestContext, createServiceContext } from '#kernel/request/context.ts';
import { readSubgraphParts } from '../../ops/dev/compose-schema/subgraph-parts.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

interface Entity {
  readonly domain: Domain;
  readonly type: string;
  readonly key: string;
}

function entitiesOf(domain: Domain, sdl: string): Entity[] {
  const types = parse(sdl).definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  return types.flatMap((type) =>
    (type.directives ?? [])
      .filter(({ name }) => name.value === 'key')
      .flatMap(({ arguments: args = [] }) => {
        const value = (name: string) => args.find((argument) => argument.name.value === name)?.value;
        const fields = value('fields');
        const resolvable = value('resolvable');
        if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return [];
        return fields?.kind === Kind.STRING ? [{ domain, type: type.name.value, key: fields.value }] : [];
      }),
  );
}

/** Ids that look right and belong to nothing, so that only the way of asking is measured. */
function representations({ type, key }: Entity, count: number): Array<Record<string, string>> {
  return Array.from({ length: count }, (_, n) => ({
    __typename: type,
    [key]: key === 'id' ? `xxx_01890000-0000-7000-8000-${String(n).padStart(12, '0')}` : `UNKNOWN_${n}`,
  }));
}

const entities = (await readSubgraphParts()).flatMap(({ name, sdl }) => entitiesOf(name as Domain, sdl));
const QUERY =
  'query Entities($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

describe('every entity, asked for through _entities', () => {
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await openTestInstance();
  });
  afterAll(() => instance.close());

  async function ask(entity: Entity, count: number): Promise<{ answer: GraphAnswer; statements: number }> {
    const subgraph = instance.instance.subgraphs.get(entity.domain);
    if (!subgraph) throw new Error(`${entity.domain} is not running`);
    const counts = new Map<string, number>();
    const variables = { representations: representations(entity, count) };
    const answer = await countStatements(counts, () =>
      subgraph.execute({ document: QUERY, variables, request: createServiceContext('gateway') }),
    );
    return { answer, statements: [...counts.values()].reduce((sum, value) => sum + value, 0) };
  }

  it('are many: each domain has some', () => {
    expect(new Set(entities.map(({ domain }) => domain)).size).toBe(6);
  });

  it.each(entities)('$domain answers $type by $key in one batch, however many are asked for', async (entity) => {
    const one = await ask(entity, 1);
    const many = await ask(entity, 40);
    const faults = (many.answer.errors ?? []).filter((error) => error.extensions?.['code'] === 'INTERNAL');
    expect(faults).toEqual([]);
    expect((many.answer.data?.['_entities'] as unknown[] | undefined)?.length).toBe(40);
    expect(many.statements).toBe(one.statements);
  });

  it("answers a stranger nothing but a refusal when asked for what is somebody's", async () => {
    const email = `entity-${process.pid}@example.com`;
    const signedUp = await instance.ask<{ signUp: { customer: { id: string } } }>(
      `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { ... on SignUpPayload { customer { id } } } }`,
      { input: { email, password: 'correct horse battery staple', firstName: 'Ada', lastName: 'Entity' } },
    );
    const { id } = signedUp.signUp.customer;
    const document = `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { id email } } }`;
    for (const actor of [
      { kind: 'anonymous' },
      { kind: 'customer', customerId: 'cus_01890000-0000-7000-8000-000000000000', sessionId: 'x' },
    ] as const) {
      const answer = await instance.instance.subgraphs.get('customers')?.execute({
        document,
        variables: { representations: [{ __typename: 'Customer', id }] },
        request: createRequestContext({ actor }),
      });
      expect(JSON.stringify(answer)).not.toContain(email);
    }
  });
});
