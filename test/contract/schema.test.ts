import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  parse,
  type TypeNode,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../../gateway/config.ts';
import { queryLimits } from '../../gateway/guard/query-limits.ts';
import { readOperations } from '../../gateway/operations/persisted-operations.ts';
import { inProject } from '../../ops/cli/project.ts';
import {
  type Artifact,
  buildArtifacts,
  SUPERGRAPH,
  type SubgraphPart,
  staleArtifacts,
} from '../../ops/dev/compose-schema/artifacts.ts';
import { publicSchema } from '../../ops/dev/compose-schema/breaking-changes.ts';
import type { SubgraphSdl } from '../../ops/dev/compose-schema/compose.ts';
import { readSubgraphParts } from '../../ops/dev/compose-schema/subgraph-parts.ts';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';

const folder = inProject('schema');
let parts: SubgraphPart[];
let artifacts: Artifact[];
let supergraph: string;

beforeAll(async () => {
  parts = await readSubgraphParts();
  artifacts = await buildArtifacts(folder, parts);
  supergraph = artifacts.find(({ path }) => path === SUPERGRAPH)?.content ?? '';
});

/** Which domain owns an entity; every other domain refers to it, or adds fields to it. */
const OWNERS: Readonly<Record<string, string>> = {
  Channel: 'catalog',
  Collection: 'catalog',
  Product: 'catalog',
  ProductVariant: 'catalog',
  Location: 'inventory',
  Customer: 'customers',
  Interaction: 'customers',
  MergeReview: 'customers',
  StaffMember: 'customers',
  Cart: 'orders',
  Checkout: 'orders',
  FulfillmentOrder: 'orders',
  Order: 'orders',
  Payment: 'orders',
  PosReceipt: 'orders',
  Refund: 'orders',
  Reservation: 'inventory',
  Return: 'orders',
  GiftCard: 'loyalty',
  LoyaltyAccount: 'loyalty',
};

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/**
 * Non-null fields that another domain's absence would turn into the loss of their parent. What a domain declares as
 * external is its owner's to answer, and only read to answer a field of its own.
 */
function rigidFields({ name, sdl }: SubgraphSdl): string[] {
  const types = parse(sdl).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return types.flatMap((type) => {
    const foreign = (OWNERS[type.name.value] ?? name) !== name;
    return (type.fields ?? [])
      .filter((field) => !(field.directives ?? []).some((directive) => directive.name.value === 'external'))
      .filter((field) => field.type.kind === Kind.NON_NULL_TYPE && !['id', 'code'].includes(field.name.value))
      .filter((field) => foreign || (OWNERS[namedType(field.type)] ?? name) !== name)
      .map((field) => `${name}: ${type.name.value}.${field.name.value}`);
  });
}

/** Lists of stock that staff read: the word is the thing, not the domain. */
const PUBLIC_THOUGH_NAMED_AFTER_A_DOMAIN = [
  'attributionReport',
  'customersReport',
  'inventoryDrifts',
  'inventoryLevels',
  'inventoryMovements',
];

function hiddenRootFields(sdl: string): string[] {
  return parse(sdl).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && ['Query', 'Mutation'].includes(node.name.value)
      ? (node.fields ?? [])
          .filter((field) => (field.directives ?? []).some(({ name }) => name.value === 'inaccessible'))
          .map((field) => field.name.value)
      : [],
  );
}

describe('the committed contracts', () => {
  it('are what the code makes', async () => {
    expect(await staleArtifacts(folder, artifacts), 'run npm run compose').toEqual([]);
  });

  it('hold one subgraph for every domain', () => {
    expect(parts.map(({ name }) => name)).toEqual([...DOMAINS]);
    for (const { name } of parts) expect(supergraph).toMatch(new RegExp(`@join__graph\\(name: "${name}"`));
  });
});

describe('the public graph', () => {
  it('shows no internal port, and no federation field', () => {
    const schema = publicSchema(supergraph);
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const named = roots.filter(
      (root) => root.startsWith('_') || DOMAINS.some((domain) => new RegExp(`^${domain}[A-Z]`).test(root)),
    );
    expect(named.sort()).toEqual(PUBLIC_THOUGH_NAMED_AFTER_A_DOMAIN);
    expect(schema.getType('MinorUnits')).toBeUndefined();
  });

  it('hides what is named after its domain, and nothing else', () => {
    const ports = parts.flatMap(({ name, sdl }) =>
      hiddenRootFields(sdl).map((field) => ({ field, named: new RegExp(`^${name}[A-Z]`).test(field) })),
    );
    expect(ports.filter(({ named }) => !named)).toEqual([]);
    expect(ports.length).toBeGreaterThan(4 * DOMAINS.length);
  });

  it('says of every type what it is', () => {
    const undescribed = Object.values(publicSchema(supergraph).getTypeMap())
      .filter(
        (type) =>
          !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !['Query', 'Mutation'].includes(type.name),
      )
      .filter((type) => isObjectType(type) || isInterfaceType(type) || isEnumType(type) || isInputObjectType(type))
      .filter((type) => !type.description && !/(Connection|Edge|Input|Payload)$/.test(type.name))
      .map((type) => type.name);
    expect(undescribed).toEqual([]);
  });

  it('loses a field and not a page when a domain is down: what leads to another domain is nullable', () => {
    expect(parts.flatMap(rigidFields)).toEqual([]);
  });

  it('has an owner for every entity', () => {
    const keyed = parts.flatMap(({ sdl }) =>
      parse(sdl).definitions.flatMap((node) =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION &&
        (node.directives ?? []).some((directive) => directive.name.value === 'key')
          ? [node.name.value]
          : [],
      ),
    );
    expect([...new Set(keyed)].filter((type) => OWNERS[type] === undefined)).toEqual([]);
  });

  it('answers every mutation with a union of outcomes, or null when the request failed', () => {
    const fields = Object.values(publicSchema(supergraph).getMutationType()?.getFields() ?? {});
    expect(fields.filter((field) => !isUnionType(field.type)).map((field) => field.name)).toEqual([]);
  });
});

describe('the committed operations', () => {
  it('fit the public graph and the limits of the gateway', async () => {
    const schema = publicSchema(supergraph);
    const { limits } = readGatewayConfig({});
    const faults: string[] = [];
    for (const { file, text } of await readOperations(`${folder}/operations`)) {
      const document = parse(text, { maxTokens: 2_000 });
      for (const error of [...validate(schema, document), ...validate(schema, document, [queryLimits(limits)])])
        faults.push(`${file}: ${error.message}`);
    }
    expect(faults).toEqual([]);
  });
});
