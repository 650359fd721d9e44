import type { z } from 'zod';
import { type FieldIssue, type IssueCode, ValidationError } from './errors.ts';

/** Issues reported at once: a file with a thousand wrong rows has said enough by then. */
const MAX_ISSUES = 20;

/** Types as a caller knows them; the others are an object's. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  date: 'an instant',
  array: 'a list',
};

/** Said of a field that is required and not there. */
const MISSING = 'is missing';

const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be an e-mail address',
  url: 'must be a URL',
  uuid: 'must be a UUID',
  date: 'must be a day such as 2026-11-22',
  datetime: 'must be an instant such as 2026-11-22T09:30:00Z',
};

/** What a size counts, by the kind of value that has it; numbers and instants are compared themselves. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
};

function sizeMessage(origin: string, bound: number | bigint, inclusive: boolean, isMinimum: boolean): string {
  const unit = UNITS[origin];
  if (unit && isMinimum && bound === 1) return 'must not be empty';
  if (unit) return `must have at ${isMinimum ? 'least' : 'most'} ${bound} ${bound === 1 ? unit[0] : unit[1]}`;
  const limit = origin === 'date' ? new Date(Number(bound)).toISOString() : bound;
  if (inclusive) return `must be at ${isMinimum ? 'least' : 'most'} ${limit}`;
  return `must be ${isMinimum ? 'above' : 'below'} ${limit}`;
}

/** The words for a broken rule whose schema brings none of its own. */
function messageOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return MISSING;
      if (issue.expected === 'number' && typeof issue.input === 'number') return 'must be a finite number';
      return `must be ${TYPE_NAMES[issue.expected] ?? 'an object'}`;
    case 'too_small':
      return sizeMessage(issue.origin, issue.minimum, issue.inclusive ?? true, true);
    case 'too_big':
      return sizeMessage(issue.origin, issue.maximum, issue.inclusive ?? true, false);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'has the wrong form';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `must not have ${issue.keys.join(', ')}`;
    default:
      return 'is not valid';
  }
}

/** What a schema is read with, so that what it finds is said in plain words and not in the parser's. */
export const IN_PLAIN_WORDS = { error: messageOf };

function issueCodeOf(issue: z.core.$ZodIssue): IssueCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message === MISSING ? 'REQUIRED' : 'INVALID_FORMAT';
    case 'too_small':
      if (UNITS[issue.origin]) return issue.minimum === 1 ? 'REQUIRED' : 'TOO_SHORT';
      return 'TOO_SMALL';
    case 'too_big':
      return UNITS[issue.origin] ? 'TOO_LONG' : 'TOO_LARGE';
    case 'invalid_format':
    case 'not_multiple_of':
      return 'INVALID_FORMAT';
    default:
      return 'NOT_ALLOWED';
  }
}

function limitOf(issue: z.core.$ZodIssue): number | bigint | undefined {
  if (issue.code === 'too_big') return issue.maximum;
  return issue.code === 'too_small' ? issue.minimum : undefined;
}

/** What a schema found, as issues of the input's fields (below `at` where the input is part of a larger one); at most 20. */
export function fieldIssues(error: z.ZodError, at = ''): FieldIssue[] {
  return error.issues.slice(0, MAX_ISSUES).map((issue) => {
    const limit = limitOf(issue);
    return {
      path: [...(at === '' ? [] : [at]), ...issue.path.map(String)].join('.') || 'input',
      issueCode: issueCodeOf(issue),
      message: issue.message,
      ...(limit === undefined ? {} : { limit }),
    };
  });
}

/**
 * Reads an input by its shape. Each issue names its field as the caller wrote it (`lines.2.quantity`, below `at` where
 * the input is part of a larger one) and says what the field must be: in the schema's own words where it has some
 * (`z.string().min(3, 'say why in 3 to 500 characters')`), else in plain ones. The value itself is never repeated.
 * @throws ValidationError with at most 20 issues.
 */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown, at = ''): Output {
  const parsed = schema.safeParse(input, IN_PLAIN_WORDS);
  if (parsed.success) return parsed.data;
  throw new ValidationError(fieldIssues(parsed.error, at));
}
