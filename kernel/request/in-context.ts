import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';
import { DomainError } from '../values/errors.ts';
import type { Actor } from './actor.ts';

/** What a request says of its context; what it does not say is decided by the channel. */
export interface GivenContext {
  /** Code of the channel. */
  readonly channel?: string | undefined;
  /** A tag, or a list of tags with weights as in `Accept-Language`. */
  readonly language?: string | undefined;
  readonly currency?: string | undefined;
  readonly country?: string | undefined;
  /** Code of the store. */
  readonly store?: string | undefined;
}

/** The context that applies to a request: every price, availability and text of its answer is of it. */
export interface AppliedContext {
  readonly channelId: string;
  readonly channelCode: string;
  readonly language: string;
  readonly currencyCode: string;
  readonly countryCode: string;
  /** The store in which it is asked; null outside of stores. */
  readonly storeId: string | null;
  /** Channels that are not for the caller: what they list is not seen. */
  readonly hiddenChannelCodes: readonly string[];
}

/** The header of each value. */
export const CONTEXT_HEADERS = {
  channel: 'passerelle-channel',
  language: 'accept-language',
  currency: 'passerelle-currency',
  country: 'passerelle-country',
  store: 'passerelle-store',
} as const satisfies Record<keyof GivenContext, string>;

const FIELDS = Object.keys(CONTEXT_HEADERS) as ReadonlyArray<keyof GivenContext>;

/** Characters of one value at most; longer ones name nothing. */
const MAX_LENGTH = 256;

/** What the headers say. */
export function contextOfHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): GivenContext {
  const given: { -readonly [Field in keyof GivenContext]: string } = {};
  for (const field of FIELDS) {
    const value = headers[CONTEXT_HEADERS[field]];
    if (typeof value === 'string' && value !== '') given[field] = value.slice(0, MAX_LENGTH);
  }
  return given;
}

/** The same as headers, for a subgraph that is to read them itself. */
export function headersOfContext(given: GivenContext): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = given[field];
    if (value !== undefined) headers[CONTEXT_HEADERS[field]] = value;
  }
  return headers;
}

function textOf(
  value: ValueNode | undefined,
  definition: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  if (value?.kind === Kind.STRING) return value.value;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  if (Object.hasOwn(variables, name) && variables[name] !== undefined) {
    const given = variables[name];
    return typeof given === 'string' ? given : undefined;
  }
  const declared = definition.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return declared?.defaultValue?.kind === Kind.STRING ? declared.defaultValue.value : undefined;
}

/** What `@inContext` on the operation says; it wins over the headers, argument by argument. */
export function contextOfOperation(
  definition: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): GivenContext {
  const given: { -readonly [Field in keyof GivenContext]: string } = {};
  for (const directive of definition.directives ?? []) {
    if (directive.name.value !== 'inContext') continue;
    for (const { name, value } of directive.arguments ?? []) {
      const field = FIELDS.find((known) => known === name.value);
      const text = field && textOf(value, definition, variables);
      if (field && text !== undefined) given[field] = text.slice(0, MAX_LENGTH);
    }
  }
  return given;
}

/** The context that was asked for cannot be: nothing of the request is run. */
export class InvalidContextError extends DomainError {
  readonly code = 'INVALID_CONTEXT';
  readonly isRetryable = false;
}

/** A channel as inputs name it by its id and tables by its code. */
export interface NamedChannel {
  readonly id: string;
  readonly code: string;
  /** What it sells in; the first is its own. */
  readonly currencyCodes: readonly [string, ...string[]];
}

/** Finds out which context applies to a request; the product hands it in, since the kernel knows no channel. */
export interface Contexts {
  /**
   * At once when the channels are known.
   * @throws InvalidContextError | UnavailableError
   */
  resolve(given: GivenContext, actor: Actor): AppliedContext | Promise<AppliedContext>;
  /** Those of the ids that there are for the caller, by id. @throws UnavailableError */
  channelsById(ids: readonly string[], actor: Actor): Promise<ReadonlyMap<string, NamedChannel>>;
  /** Those of the codes that there are, in use or not, by code. @throws UnavailableError */
  channelsByCode(codes: readonly string[]): Promise<ReadonlyMap<string, NamedChannel>>;
  close(): void;
}
