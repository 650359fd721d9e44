import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, graphqlSync, parse } from 'graphql';
import { sortedSdl } from './sorted-sdl.ts';

export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
  /** Where the split finds it, as the composed schema writes it; configuration overrides it. */
  readonly url: string;
}

/** Hints above Apollo's level DEBUG (20) are doubts; those below are remarks on what federation does anyway. */
const REMARK_LEVEL = 20;

/** A graph that cannot be composed, or only with a doubt; the message lists every reason. */
export class CompositionError extends Error {}

/** The SDL a subgraph answers on `_service`, in a stable order. */
export function subgraphSdl(name: string, schema: GraphQLSchema, url = `http://${name}/graphql`): SubgraphSdl {
  const answer = graphqlSync({ schema, source: '{ _service { sdl } }' });
  const sdl = (answer.data?.['_service'] as { sdl?: unknown } | undefined)?.sdl;
  if (typeof sdl !== 'string') {
    throw new CompositionError(
      `${name} has no federated schema: ${answer.errors?.[0]?.message ?? 'no _service field'}`,
    );
  }
  return { name, sdl: sortedSdl(sdl), url };
}

/**
 * Composes the supergraph. Hints are errors: each is a place where two domains do not quite say the same.
 * @throws CompositionError
 */
export function compose(subgraphs: readonly SubgraphSdl[]): string {
  const services = [...subgraphs]
    .sort((left, right) => left.name.localeCompare(right.name, 'en'))
    .map(({ name, sdl, url }) => ({ name, url, typeDefs: parse(sdl) }));
  const result = composeServices(services);
  if (result.errors) throw new CompositionError(result.errors.map((error) => `- ${error.message}`).join('\n'));
  const doubts = result.hints.filter((hint) => hint.definition.level.value > REMARK_LEVEL);
  if (doubts.length > 0) {
    throw new CompositionError(doubts.map((hint) => `- ${hint.definition.code}: ${hint.message}`).join('\n'));
  }
  return sortedSdl(result.supergraphSdl);
}
