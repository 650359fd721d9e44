import type { SchemaTypes } from '@pothos/core';
import { messageLanguage, type RequestContext } from '../request/context.ts';
import {
  ConflictError,
  type DomainError,
  type FieldIssue,
  type IssueCode,
  NotFoundError,
  type USER_ERROR_CODES,
  ValidationError,
} from '../values/errors.ts';
import { type CodeWords, errorMessage, FRENCH_ERRORS, issueMessage } from './messages.ts';

/** The part of a resolver's context that says in which language to speak. */
interface Asked {
  readonly request: RequestContext;
}

/** A path within the input as clients read it, from the argument. */
function inputPath(path: string): string[] {
  const parts = path.split('.').filter((part) => part !== '');
  return parts[0] === 'input' ? parts : ['input', ...parts];
}

const ISSUES: Readonly<Record<IssueCode, string>> = {
  DUPLICATE: 'It is there twice.',
  INVALID_FORMAT: 'It does not have the form that it must have.',
  NOT_ALLOWED: 'It is well formed, and not allowed here.',
  REQUIRED: 'It is missing or empty.',
  TOO_LARGE: 'The number is above `limit`.',
  TOO_LONG: 'The text or list is longer than `limit`.',
  TOO_SHORT: 'The text or list is shorter than `limit`.',
  TOO_SMALL: 'The number is below `limit`.',
  UNKNOWN_REFERENCE: 'It names something that does not exist.',
};

const COMMON_CODES: Readonly<Record<(typeof USER_ERROR_CODES)[number], string>> = {
  ALREADY_EXISTS: 'There is one of this name already.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used before with another input: use a new one.',
  IN_PROGRESS: 'The first request with this key is still running: send the same again.',
  NOT_FOUND: 'What the input names does not exist, or you may not see it.',
  STATE_CONFLICT: 'What the input names is in a state that does not allow it.',
  TOTAL_CHANGED: 'The total is not the one that was expected.',
  VALIDATION: 'Fields of the input break a rule; `issues` says which.',
  VERSION_CONFLICT: 'It was changed since the expected version.',
};

/** Values of an enum, in the order of the alphabet. */
function describe(values: Readonly<Record<string, string>>) {
  const sorted = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, description]) => [name, { description }]));
}

/**
 * Defines what a mutation's input may meet: `UserError`, the errors that every domain knows, and `errorType`, which
 * registers those of its own. `errorCodes` are the codes of the latter; composing joins the enums of the domains.
 */
export function addUserErrors<Types extends SchemaTypes>(
  builder: PothosSchemaTypes.SchemaBuilder<Types>,
  errorCodes: Readonly<Record<string, CodeWords>>,
) {
  const own = Object.entries(errorCodes);
  const french = new Map([
    ...Object.entries(FRENCH_ERRORS),
    ...own.map(([code, words]): [string, string] => [code, words.french]),
  ]);
  const IssueCodeType = builder.enumType('IssueCode', {
    description: 'What is wrong with a field. More values may be added: keep a default branch.',
    values: describe(ISSUES),
  });
  const Issue = builder.objectRef<FieldIssue>('FieldIssue');
  Issue.implement({
    description: 'One field of an input that must change, and how.',
    shareable: true,
    fields: (t) => ({
      path: t.stringList({
        description:
          'From the argument: ["input", "lines", "0", "quantity"]; positions are those of the input, not of what is stored.',
        resolve: ({ path }: FieldIssue) => inputPath(path),
      } as never),
      issueCode: t.field({
        type: IssueCodeType,
        description: 'What is wrong.',
        resolve: (issue: FieldIssue) => issue.issueCode,
      } as never),
      message: t.string({
        description: 'What the field must be, in the language of the request, to be shown beside it.',
        resolve: (issue: FieldIssue, _args: object, { request }: Asked) =>
          issueMessage(issue, messageLanguage(request)),
      } as never),
      limit: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The bound that was broken; null where the rule has none.',
        resolve: ({ limit }: FieldIssue) => limit?.toString(),
      } as never),
    }),
  });

  const ErrorCode = builder.enumType('ErrorCode', {
    description: "What a mutation's input met. More values may be added: keep a default branch.",
    values: describe({
      ...COMMON_CODES,
      ...Object.fromEntries(own.map(([code, { description }]) => [code, description])),
    }),
  });
  const UserErrorInterface = builder.interfaceRef<DomainError>('UserError');
  UserErrorInterface.implement({
    description: 'An expected failure of a mutation: nothing was written.',
    fields: (t: PothosSchemaTypes.InterfaceFieldBuilder<Types, DomainError>) => ({
      errorCode: t.field({
        type: ErrorCode,
        description: 'What happened, to decide by; no other type has a field of this name.',
        resolve: (error: DomainError) => error.code,
      } as never),
      message: t.string({
        description: 'What happened, in words for people and the language of the request.',
        resolve: (error: DomainError, _args: object, { request }: Asked) =>
          errorMessage(error, messageLanguage(request), french),
      } as never),
      isRetryable: t.boolean({
        description: 'Whether the very same request may succeed later.',
        resolve: (error: DomainError) => error.isRetryable,
      } as never),
    }),
  } as never);

  /** Registers an error class as a shareable union member; call once per class and subgraph. `fields` are the class's own. */
  function errorType<E extends DomainError>(
    errorClass: abstract new (...args: never[]) => E,
    name: string,
    description: string,
    fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, E>) => object = () => ({}),
  ): void {
    const ref = builder.objectRef<E>(name);
    ref.implement({
      description,
      shareable: true,
      interfaces: [UserErrorInterface],
      isTypeOf: (value: unknown) => value instanceof errorClass,
      fields,
    } as never);
    builder.configStore.associateParamWithRef(errorClass as never, ref);
  }

  errorType(NotFoundError, 'NotFoundError', 'It does not exist, or you may not see it.', (t) => ({
    path: t.stringList({
      description: 'The field of the input that names it, ["input", "cartId"].',
      resolve: ({ path }: NotFoundError) => inputPath(path),
    } as never),
  }));
  errorType(ConflictError, 'ConflictError', 'The state has changed: read it again, then decide.', (t) => ({
    currentVersion: t.int({
      nullable: true,
      description: 'Version of the entity now; null unless the code is VERSION_CONFLICT.',
      resolve: (error: ConflictError) => error.currentVersion,
    } as never),
  }));
  errorType(ValidationError, 'ValidationError', 'The input breaks a rule; each issue names its field.', (t) => ({
    issues: t.field({
      type: [Issue],
      description: 'What must change; at least one, at most 20.',
      resolve: (error: ValidationError) => [...error.issues],
    } as never),
  }));
  return { errorType, UserErrorInterface };
}
