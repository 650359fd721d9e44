import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { subgraphPort } from '../../cli/services.ts';
import { loadSubgraph } from '../../instance/subgraph-modules.ts';
import { type SubgraphSdl, subgraphSdl } from './compose.ts';

/** The SDL of the six subgraphs, from their code; no database is needed. */
export async function houseSdl(): Promise<SubgraphSdl[]> {
  return Promise.all(
    DOMAINS.map(async (domain) => {
      const { schema } = await loadSubgraph(domain);
      return subgraphSdl(domain, schema, `http://${domain}:${subgraphPort(domain)}/graphql`);
    }),
  );
}
