/** Headers between the gateway and the subgraphs; a client's own are dropped at the gateway. */
export const HEADERS = {
  credential: 'x-passerelle-credential',
  /** The actor as base64url JSON; trusted only beside a right credential. */
  actor: 'x-passerelle-actor',
  /** The applied context as base64url JSON; absent, the five headers of a client are read. */
  context: 'x-passerelle-context',
  /** Address of the client. */
  address: 'x-passerelle-address',
  requestId: 'x-request-id',
  /** Epoch milliseconds. */
  deadline: 'x-passerelle-deadline',
  /** When the answer changes next by the clock alone, in milliseconds since 1970; absent where nothing is known of it. */
  nextChange: 'x-passerelle-next-change',
  /** `domain=count` of PostgreSQL statements, on answers. */
  statements: 'x-passerelle-statements',
  traceparent: 'traceparent',
} as const;
