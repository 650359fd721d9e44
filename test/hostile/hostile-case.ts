import { HUGE, unknownId } from './values.ts';

/** The seven ways of asking for what must be refused, or must do no harm. */
export const KINDS = [
  'malformed',
  'huge',
  'unauthorized',
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

/** Fields of an input. Text that begins with `@` names something of the shop, resolved when the case runs. */
export type Input = Readonly<Record<string, unknown>>;

/** What is done first, and must succeed. */
interface Step {
  readonly as: Caller;
  readonly mutation: string;
  readonly input: Input;
}

/** The type of the outcome, or the code of the request's refusal; several where more than one does no harm. */
export type Outcome = string | readonly string[];

export interface HostileCase {
  readonly kind: Kind;
  readonly what: string;
  /** The person whom the mutation is for, unless another is named; each of several sends it by themselves. */
  readonly as?: Caller | readonly Caller[];
  /** The row's others are answered what they are for things that exist: nobody learns which ids do. */
  readonly othersToo?: true;
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

/** Two requests at the very same time, of which one at most may have its way. */
interface Rivals {
  readonly what: string;
  readonly inputs: readonly [Input, Input];
  /** What the two are answered, whichever comes first. */
  readonly outcomes: readonly [string, string];
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
  readonly rivals?: readonly Rivals[];
  /** Kinds that cannot be tried, and why; a test wants a case or a reason for each of the seven. */
  readonly notApplicable?: Readonly<Partial<Record<Kind, string>>>;
}

/** Reasons that several mutations share. */
export const BY_NATURE = {
  everybody: 'is for everybody, signed in or not',
  firstOfItsKind: 'needs nothing to have been done before',
  namesNobodys: 'names nothing that belongs to somebody',
  anyState: 'is allowed in every state of what it names',
} as const;

/** What is sent is the proof: the session it is sent in makes no difference. */
export const EVERYBODY: readonly Caller[] = ['anonymous', 'alice', 'admin'];

/** The same request is answered with the very same outcome. */
export const SAME: Again = { outcome: 'same' };

export type HostileMutations = Readonly<Record<string, HostileMutation>>;

/** For those of the staff with one permission: a stranger must sign in, a customer and the wrong role may not. */
export function onlyFor(wrongRole: Caller): HostileMutation['others'] {
  return { anonymous: 'UNAUTHENTICATED', alice: 'FORBIDDEN', [wrongRole]: 'FORBIDDEN' };
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
    { kind: 'huge', what: `100,000 characters as ${field}`, input: { [field]: HUGE }, outcome: refused },
    {
      kind: "another's id",
      what: `${field} of nobody`,
      othersToo: true,
      input: { [field]: unknownId(prefix) },
      outcome,
    },
  ];
}

/** Something of another type than the schema says, which no domain sees. */
export function notA(type: string, input: Input): HostileCase {
  const [field] = Object.keys(input);
  return { kind: 'wrong type', what: `no ${type} as ${field}`, input, outcome: 'BAD_USER_INPUT' };
}

/** Kinds that a mutation's row tries. */
export function kindsTried({ others, cases }: HostileMutation): ReadonlySet<Kind> {
  const isRefusal = (one: string) => one.endsWith('Error') || one === 'UNAUTHENTICATED' || one === 'FORBIDDEN';
  const refused = Object.values(others).some((outcome) => [outcome].flat().every(isRefusal));
  return new Set<Kind>(['twice', ...(refused ? (['unauthorized'] as const) : []), ...cases.map(({ kind }) => kind)]);
}
