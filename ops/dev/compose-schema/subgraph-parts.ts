import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { subgraphPort } from '../../cli/services.ts';
import { loadSubgraph } from '../../instance/subgraph-modules.ts';
import type { SubgraphPart } from './artifacts.ts';
import { subgraphSdl } from './compose.ts';

/** The SDL and the declarations of the six subgraphs, from their code; no database is needed. */
export async function readSubgraphParts(): Promise<SubgraphPart[]> {
  return Promise.all(
    DOMAINS.map(async (domain) => {
      const { schema, declarations } = await loadSubgraph(domain);
      return { ...subgraphSdl(domain, schema, `http://${domain}:${subgraphPort(domain)}/graphql`), declarations };
    }),
  );
}
