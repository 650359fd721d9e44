import { z } from 'zod';
import { definePort, type PortOperation, type Ports } from '#kernel/ports/port.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { DOMAINS, type Domain } from '../../shared/domains.ts';
import { ENTITIES } from '../../shared/entities.ts';

/** An entity as `node` answers it: its owner answers the rest. */
export interface NodeStub {
  readonly __typename: string;
  readonly id: string;
}

type Operation = PortOperation<{ readonly representations: readonly NodeStub[] }, Array<NodeStub | null>>;

function portOf(domain: Domain): Operation {
  const types = Object.values(ENTITIES).filter((entity) => entity.domain === domain);
  const fields = types.map(({ type }) => `... on ${type} { id }`).join(' ');
  return definePort({
    domain,
    document: `query Nodes($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${fields} } }`,
    result: z.array(z.object({ __typename: z.string(), id: z.string() }).nullable()),
    asCaller: true,
  });
}

const PORTS = new Map<Domain, Operation>(DOMAINS.map((domain) => [domain, portOf(domain)]));

/**
 * Those of the entities that the caller may see, by the id that was asked for, as their owner says; the id of one that
 * was merged leads to its survivor.
 */
export async function findAtOwner(
  ports: Ports,
  domain: Domain,
  stubs: readonly NodeStub[],
  request: RequestContext,
): Promise<Map<string, NodeStub>> {
  const port = PORTS.get(domain);
  if (!port) return new Map();
  const found = await ports.call(port, { representations: stubs }, request);
  return new Map(stubs.flatMap(({ id }, index) => (found[index] ? [[id, found[index]] as const] : [])));
}
