import type { GraphQLFormattedError } from 'graphql';

/** What the gateway knows of a subgraph that did not answer as it should; the message is for the log alone. */
export class SubgraphFailure extends Error {
  readonly subgraph: string;
  readonly code: 'SUBGRAPH_UNAVAILABLE' | 'DEADLINE_EXCEEDED';
  constructor(subgraph: string, code: SubgraphFailure['code'], reason: string) {
    super(reason);
    this.subgraph = subgraph;
    this.code = code;
  }
}

const SHOWN: Readonly<Record<SubgraphFailure['code'], string>> = {
  SUBGRAPH_UNAVAILABLE: 'A part of the system that this needs cannot be reached at the moment; the rest is answered.',
  DEADLINE_EXCEEDED: 'A part of the system that this needs did not answer in time; the rest is answered.',
};

/** The public face of a failure: a null and one clear error where the subgraph's fields would stand. */
export function failureAnswer(failure: SubgraphFailure, entities: boolean): { errors: GraphQLFormattedError[] } {
  return {
    errors: [
      {
        message: SHOWN[failure.code],
        ...(entities ? { path: ['_entities', 0] } : {}),
        extensions: { code: failure.code, isRetryable: true },
      },
    ],
  };
}
