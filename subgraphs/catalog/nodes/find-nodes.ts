import type { RequestContext } from '#kernel/request/context.ts';
import { isKey } from '#kernel/values/text.ts';
import { DOMAINS, type Domain } from '../../shared/domains.ts';
import { entityOf } from '../../shared/entities.ts';
import { findChannels } from '../channels/find-channels.ts';
import { readCollectionsById } from '../collections/store/collections.ts';
import type { CatalogDeps } from '../deps.ts';
import { findAtOwner, type NodeStub } from '../ports/nodes.ts';
import { maySee } from '../products/find-product.ts';
import { readMediaOwners } from '../products/store/media.ts';

/** An entity, whole where it is catalog's own. */
type Found = NodeStub & object;

/** Entities of any kind by id, in the order asked for; null for what there is not, and for what the caller may not see. */
export async function findNodes(
  deps: CatalogDeps,
  request: RequestContext,
  ids: readonly string[],
): Promise<Array<Found | Error | null>> {
  const byDomain = new Map<Domain, NodeStub[]>(DOMAINS.map((domain) => [domain, []]));
  for (const id of new Set(ids)) {
    const entity = isKey(id) ? entityOf(id) : undefined;
    if (entity) byDomain.get(entity.domain)?.push({ __typename: entity.type, id });
  }
  const answers: Array<ReadonlyMap<string, Found | Error>> = await Promise.all(
    [...byDomain].map(([domain, stubs]) => {
      if (stubs.length === 0) return new Map<string, Found>();
      if (domain === 'catalog') return findOwn(deps, request, stubs);
      return findAtOwner(deps.ports, domain, stubs, request).catch((error: Error) => eachAs(stubs, error));
    }),
  );
  const found = new Map(answers.flatMap((answer) => [...answer]));
  return ids.map((id) => found.get(id) ?? null);
}

/** An owner that cannot be asked leaves the others' entities as they are. */
function eachAs(stubs: readonly NodeStub[], error: Error): Map<string, Error> {
  return new Map(stubs.map(({ id }) => [id, error]));
}

type Lookup = (
  deps: CatalogDeps,
  request: RequestContext,
  ids: readonly string[],
) => Promise<ReadonlyArray<object | null>>;

const OWN: Readonly<Record<string, Lookup>> = {
  Channel: findChannels,
  Collection: (deps, _request, ids) => readCollectionsById(deps.db, ids),
  Media: findMedia,
  Product: async (deps, request, ids) =>
    (await deps.products.byIds(ids)).map((product) => (product && maySee(deps, request, product) ? product : null)),
  ProductVariant: async (deps, request, ids) =>
    (await deps.products.variants(ids)).map((one) => (one && maySee(deps, request, one.product) ? one : null)),
};

async function findMedia(deps: CatalogDeps, request: RequestContext, ids: readonly string[]) {
  const owners = await readMediaOwners(deps.db, ids);
  const products = await deps.products.byIds(owners.map(({ productId }) => productId));
  const media = products.flatMap((product) => (product && maySee(deps, request, product) ? product.media : []));
  return ids.map((id) => media.find((one) => one.id === id) ?? null);
}

async function findOwn(
  deps: CatalogDeps,
  request: RequestContext,
  stubs: readonly NodeStub[],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const [type, lookUp] of Object.entries(OWN)) {
    const ids = stubs.flatMap(({ __typename, id }) => (__typename === type ? [id] : []));
    if (ids.length === 0) continue;
    const entities = await lookUp(deps, request, ids);
    for (const [index, id] of ids.entries()) {
      const entity = entities[index];
      if (entity) found.set(id, { ...entity, __typename: type, id });
    }
  }
  return found;
}
