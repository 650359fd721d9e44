import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { issueMessage } from '#kernel/graphql/messages.ts';
import { type FieldIssue, USER_ERROR_CODES } from '#kernel/values/errors.ts';
import { ERROR_CODES, type ErrorCode, isErrorCode } from '../request/error-codes.ts';
import { isText, type MessageLanguage, type Text } from '../request/text.ts';

export const INTERNAL_ERROR: Text = {
  en: 'Something went wrong on our side; quote the request id when you report it.',
  fr: 'Une erreur s’est produite de notre côté ; indiquez l’identifiant de la requête en la signalant.',
};

/** What is said of a code always: nothing that was written elsewhere says it better, or may be shown. */
const FIXED: Partial<Readonly<Record<ErrorCode, Text>>> = {
  UNAUTHENTICATED: { en: 'Sign in for this.', fr: 'Connectez-vous pour cela.' },
  FORBIDDEN: { en: 'You are not allowed to see or do this.', fr: 'Vous n’avez pas le droit de voir ou de faire cela.' },
  UNAVAILABLE: {
    en: 'A part of the system that this needs cannot be reached at the moment; try again.',
    fr: 'Une partie du système nécessaire ici est injoignable pour le moment ; réessayez.',
  },
  DEADLINE_EXCEEDED: {
    en: 'A part of the system that this needs did not answer in time; try again.',
    fr: 'Une partie du système nécessaire ici n’a pas répondu à temps ; réessayez.',
  },
  INTERNAL_SERVER_ERROR: INTERNAL_ERROR,
};

/** Names of the schema that a library offers to who mistyped one. */
const SUGGESTION = /\s*Did you mean[^?]*\?/g;

/** Facts of an error that its code gives a meaning to. */
const FACTS = ['permission', 'issues', 'retryAfterSeconds', 'cost', 'limit', 'coordinate'] as const;

/** To whom errors are reported. */
interface Audience {
  readonly language: MessageLanguage;
  readonly requestId: string;
}

/** Decides what leaves of an error. */
export interface ErrorPresenter {
  /** False for an internal error. */
  isExpected(code: unknown): boolean;
  /** A code of the closed list, a message in the caller's language, and the facts that belong to it; nothing else. */
  present(error: GraphQLFormattedError, audience: Audience): GraphQLFormattedError;
}

/** Where the parser stopped, without its words. */
function unreadable({ locations }: GraphQLFormattedError): Text {
  const { line, column } = locations?.[0] ?? { line: 1, column: 1 };
  return {
    en: `The document cannot be read at line ${line}, column ${column}.`,
    fr: `Le document est illisible à la ligne ${line}, colonne ${column}.`,
  };
}

/** The library's own limit of a document's length. */
const TOO_MANY_TOKENS = /more th\w+ (\d+) tokens/;

/** A failure of the library's by the code that it has here. */
function refine(error: GraphQLFormattedError): GraphQLFormattedError {
  const limit = TOO_MANY_TOKENS.exec(error.message)?.[1];
  if (limit === undefined || error.extensions?.['code'] !== 'GRAPHQL_PARSE_FAILED') return error;
  const text = {
    en: `The document holds more than ${limit} words.`,
    fr: `Le document contient plus de ${limit} mots.`,
  };
  return { message: text.en, extensions: { code: 'OPERATION_TOO_LARGE', text, limit: Number(limit) } };
}

function unfit(message: string): Text {
  if (/introspection is not allowed/.test(message))
    return { en: 'The schema is not shown here.', fr: 'Le schéma n’est pas montré ici.' };
  return { en: message, fr: `Le document ne correspond pas au schéma : ${message}` };
}

/** Facts that a domain gives beside the code. */
function detailsOf({ extensions }: GraphQLFormattedError): Record<string, unknown> {
  const details = extensions?.['details'];
  return typeof details === 'object' ? { ...details } : {};
}

function textOf(code: ErrorCode, error: GraphQLFormattedError): Text {
  const own = error.extensions?.['text'] ?? detailsOf(error)['text'];
  if (isText(own)) return own;
  const fixed = FIXED[code];
  if (fixed) return fixed;
  const message = error.message.replace(SUGGESTION, '');
  if (code === 'GRAPHQL_PARSE_FAILED') return unreadable(error);
  if (code === 'GRAPHQL_VALIDATION_FAILED') return unfit(message);
  const issues = issuesOf(error);
  return { en: message, fr: issues.length === 0 ? message : issues.map(inFrench).join(' ; ') };
}

function issuesOf(error: GraphQLFormattedError): readonly FieldIssue[] {
  const issues = error.extensions?.['issues'] ?? detailsOf(error)['issues'];
  return Array.isArray(issues) ? issues : [];
}

const inFrench = (issue: FieldIssue): string => `${issue.path} ${issueMessage(issue, 'fr')}`;

/** An issue in the reader's language, its path within an argument as parts. */
function readIssue(issue: FieldIssue, language: MessageLanguage): Record<string, unknown> {
  const path = issue.path.split('.').filter((part) => part !== '');
  return { ...issue, path, message: issueMessage(issue, language) };
}

function factsOf(error: GraphQLFormattedError, language: MessageLanguage): Record<string, unknown> {
  const given: Record<string, unknown> = { ...detailsOf(error), ...error.extensions };
  const issues = issuesOf(error);
  if (issues.length > 0) given['issues'] = issues.map((issue) => readIssue(issue, language));
  return Object.fromEntries(FACTS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

/**
 * Codes of the gateway leave as they are. What a domain says of an input, by a code that is common or that it declares,
 * is a bad input here; anything else is an internal error, and of that nothing leaves.
 */
export function createErrorPresenter(declaredCodes: ReadonlySet<string>): ErrorPresenter {
  const ofInput = new Set<unknown>([...USER_ERROR_CODES, ...declaredCodes]);

  function publicCode(code: unknown): ErrorCode {
    if (isErrorCode(code)) return code;
    if (ofInput.has(code)) return 'BAD_USER_INPUT';
    return code === 'OPERATION_RESOLUTION_FAILURE' ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  }

  return {
    isExpected: (code) => publicCode(code) !== 'INTERNAL_SERVER_ERROR',
    present(given, { language, requestId }) {
      const error = refine(given);
      // Apollo Server calls whatever a rule of validation reports by one code.
      const code = publicCode(error.extensions?.['meant'] ?? error.extensions?.['code']);
      const isFault = code === 'INTERNAL_SERVER_ERROR';
      return {
        message: textOf(code, error)[language],
        ...(error.locations && !isFault ? { locations: error.locations } : {}),
        ...(error.path ? { path: error.path } : {}),
        extensions: {
          code,
          isRetryable: ERROR_CODES[code].isRetryable,
          requestId,
          ...(isFault ? {} : factsOf(error, language)),
        },
      };
    },
  };
}

/** Finds the failure that a chain of GraphQL errors wraps, for the log. */
export function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
}
