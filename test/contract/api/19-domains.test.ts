import { readFile } from 'node:fs/promises';
import { type GraphQLFieldConfig, isInterfaceType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, UnauthenticatedError } from '#kernel/values/errors.ts';
import { readSupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { loadSubgraph } from '../../../ops/instance/subgraph-modules.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { actorOf, CALLERS, isDenied } from './callers.ts';

/** Thrown by whatever a resolver reads: it has begun. */
class Touched extends Error {}
const untouchable: object = new Proxy(() => undefined, {
  get: () => {
    throw new Touched();
  },
});

type Resolve = NonNullable<GraphQLFieldConfig<unknown, unknown>['resolve']>;

/** What a resolver comes to that is called by itself, as it is for roots, for `node` and for `_entities`. */
async function outcomeFor(resolve: Resolve, actor: Actor): Promise<'refused' | 'begun'> {
  const request = createRequestContext({ actor });
  try {
    await resolve(untouchable, {}, { request, deps: untouchable }, undefined as never);
    return 'begun';
  } catch (error) {
    return error instanceof ForbiddenError || error instanceof UnauthenticatedError ? 'refused' : 'begun';
  }
}

describe.each(DOMAINS)('what rights alone refuse, in %s itself', (domain: Domain) => {
  const restricted: Array<{ coordinate: string; resolve: Resolve }> = [];
  let access: ReturnType<typeof readSupergraphFacts>['access'];
  beforeAll(async () => {
    access = readSupergraphFacts(await readFile(inProject('schema', 'supergraph.graphql'), 'utf8')).access;
    const { schema } = await loadSubgraph(domain);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        const rule = access.get(coordinate);
        // A field without a rule of its own stands on an entity that is null to who may not see it.
        const isOwn = JSON.stringify(field.extensions['directives'] ?? []).includes('"access"');
        if (rule && !rule.isOpen && isOwn && field.resolve) restricted.push({ coordinate, resolve: field.resolve });
      }
    }
  });

  it.each(CALLERS)('is refused to %s before anything is read, and to nobody else', async (caller) => {
    const told: Array<readonly [string, string]> = [];
    for (const { coordinate, resolve } of restricted)
      told.push([coordinate, await outcomeFor(resolve, actorOf(caller))]);
    const expected = restricted.map(({ coordinate }) => {
      const rule = access.get(coordinate);
      return [coordinate, rule && isDenied(caller, rule) ? 'refused' : 'begun'];
    });
    expect(told).toEqual(expected);
  });

  it('is refused to no other domain', async () => {
    const told = await Promise.all(
      restricted.map(({ resolve }) => outcomeFor(resolve, { kind: 'service', name: 'test' })),
    );
    expect(new Set(told)).toEqual(new Set(restricted.length > 0 ? ['begun'] : []));
  });
});

it('finds what it should: a test of the walk', async () => {
  const { schema } = await loadSubgraph('customers');
  const root = schema.getQueryType()?.getFields()['customers']?.resolve;
  expect(root && (await outcomeFor(root as Resolve, actorOf('MERCHANDISER')))).toBe('refused');
  expect(root && (await outcomeFor(root as Resolve, actorOf('SERVICE')))).toBe('begun');
});
