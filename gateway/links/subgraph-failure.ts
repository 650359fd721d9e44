import type { GraphQLFormattedError } from 'graphql';

/** What the gateway knows of a subgraph that did not answer as it should; the message is for the log alone. */
export class SubgraphFailure extends Error {
  readonly subgraph: string;
  readonly code: 'UNAVAILABLE' | 'DEADLINE_EXCEEDED';
  constructor(subgraph: string, code: SubgraphFailure['code'], reason: string) {
    super(reason);
    this.subgraph = subgraph;
    this.code = code;
  }
}

/** A failure as an answer without data: nulls, and the error told where the subgraph's fields would stand. */
export function failureAnswer(failure: SubgraphFailure): { errors: GraphQLFormattedError[] } {
  return {
    errors: [
      {
        message: failure.code,
        extensions: { code: failure.code },
      },
    ],
  };
}
