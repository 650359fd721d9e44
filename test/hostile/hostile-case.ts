/** The seven ways of asking for what must be refused, or must do no harm. */
export const KINDS = [
  'malformed',
  'huge',
  'unauthorised',
  "another's id",
  'twice',
  'wrong type',
  'wrong order',
] as const;
export type Kind = (typeof KINDS)[number];

/** Who sends a request; the associates work in one store each. */
export type Caller =
  | 'anonymous'
  | 'alice'
  | 'bob'
  | 'admin'
  | 'executive'
  | 'merchandiser'
  | 'parisAssociate'
  | 'lyonAssociate'
  | 'service';

/** Fields of an input. Text that begins with `@` names something of the house, resolved when the case runs. */
export type Input = Readonly<Record<string, unknown>>;

/** What is done first, and must succeed. */
export interface Step {
  readonly as: Caller;
  readonly mutation: string;
  readonly input: Input;
}

/** The type of the outcome, or the code of the request's refusal; several where more than one does no harm. */
export type Outcome = string | readonly string[];

export interface HostileCase {
  readonly kind: Kind;
  readonly what: string;
  /** Whoever the mutation is for, unless told otherwise. */
  readonly as?: Caller;
  readonly first?: readonly Step[];
  /** Takes the place of fields of the valid input; undefined takes a field away. */
  readonly input: Input;
  readonly outcome: Outcome;
}

/** What sending the same request a second time answers. */
export interface Again {
  /** `same`: the very same answer. Otherwise the type of the second outcome. */
  readonly outcome: Outcome;
  /** Another body under the same key, which must be told from the first. */
  readonly otherBody?: Input;
}

/** One mutation: who may send it, an input that succeeds, and what is sent to harm. */
export interface HostileMutation {
  readonly as: Caller;
  readonly input: Input;
  /** The type that the valid input is answered with. */
  readonly outcome: string;
  /** Others who send the valid input, and the type of what they get. */
  readonly others: Readonly<Partial<Record<Caller, Outcome>>>;
  readonly again: Again;
  readonly cases: readonly HostileCase[];
}

export type HostileMutations = Readonly<Record<string, HostileMutation>>;

/** For those of the staff with one permission: a stranger must sign in, a customer and the wrong role may not. */
export function onlyFor(wrongRole: Caller): HostileMutation['others'] {
  return { anonymous: 'UnauthenticatedError', alice: 'ForbiddenError', [wrongRole]: 'ForbiddenError' };
}

/** Ids as somebody writes them who has none: SQL, nothing, an id of another kind, a well-formed one of nobody. */
export function badIds(field: string, prefix: string, outcome: Outcome = 'NotFoundError'): HostileCase[] {
  const refused = ['ValidationError', 'NotFoundError'];
  return [
    { kind: 'malformed', what: `SQL as ${field}`, input: { [field]: "x' or 1=1--" }, outcome: refused },
    { kind: 'malformed', what: `no ${field}`, input: { [field]: '' }, outcome: refused },
    {
      kind: 'wrong type',
      what: `an id of another kind as ${field}`,
      input: { [field]: '@wrongKind.id' },
      outcome: refused,
    },
    {
      kind: "another's id",
      what: `${field} of nobody`,
      input: { [field]: `${prefix}_01890000-0000-7000-8000-000000000000` },
      outcome,
    },
  ];
}
