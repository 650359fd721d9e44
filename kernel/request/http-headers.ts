/** Headers between the gateway and the subgraphs; a client's own are dropped at the gateway. */
export const HEADERS = {
  credential: 'x-passerelle-credential',
  /** The actor as base64url JSON; trusted only beside a right credential. */
  actor: 'x-passerelle-actor',
  requestId: 'x-request-id',
  /** Epoch milliseconds. */
  deadline: 'x-passerelle-deadline',
  /** `domain=count` of PostgreSQL statements, on answers. */
  statements: 'x-passerelle-statements',
  traceparent: 'traceparent',
} as const;
