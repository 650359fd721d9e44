import { HttpError } from '../request/http-error.ts';
import { parseJson } from './body.ts';

/** Characters of a GET request's query string at most. */
const MAX_SEARCH = 8_192;

type Fields = Readonly<Record<string, unknown>>;

/** What a client asks of `/graphql`, with only its form looked at. */
export interface SentOperation {
  readonly query: string | undefined;
  /** `sha256:` and 64 hexadecimal digits, or the id that a manifest gave. */
  readonly documentId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Fields | undefined;
}

const bad = (en: string, fr: string) => new HttpError(400, 'BAD_REQUEST', { en, fr });

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textAt(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw bad(`Send ${name} as a string.`, `Envoyez ${name} comme chaîne.`);
}

function recordAt(fields: Fields, name: string): Fields | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined || isRecord(value)) return value;
  throw bad(`Send ${name} as an object.`, `Envoyez ${name} comme objet.`);
}

/** The id of a document: `documentId`, or the hash in Apollo's form of it. */
function documentIdOf(fields: Fields): string | undefined {
  const hashed = recordAt(recordAt(fields, 'extensions') ?? {}, 'persistedQuery');
  const id = textAt(fields, 'documentId');
  if (id !== undefined || hashed === undefined) return id;
  const hash = textAt(hashed, 'sha256Hash');
  if (hash === undefined || hashed['version'] !== 1)
    throw bad(
      'Send extensions.persistedQuery with version 1 and sha256Hash.',
      'Envoyez extensions.persistedQuery avec la version 1 et sha256Hash.',
    );
  return `sha256:${hash}`;
}

function toOperation(fields: Fields): SentOperation {
  return {
    query: textAt(fields, 'query') || undefined,
    documentId: documentIdOf(fields),
    operationName: textAt(fields, 'operationName'),
    variables: recordAt(fields, 'variables'),
  };
}

/** @throws HttpError 400 when the body is no operation; several at once are none */
export function readPosted(body: Buffer): SentOperation {
  const fields = parseJson(body);
  if (!isRecord(fields))
    throw bad(
      'Send one operation as an object: { "query": …, "variables": … }.',
      'Envoyez une seule opération comme objet : { "query": …, "variables": … }.',
    );
  return toOperation(fields);
}

const PARAMETERS = ['query', 'documentId', 'operationName', 'variables', 'extensions'];
const AS_JSON = new Set(['variables', 'extensions']);

/** @throws HttpError 400 or 414 when the address holds no operation */
export function readSearched(search: string): SentOperation {
  if (search.length > MAX_SEARCH)
    throw new HttpError(414, 'BAD_REQUEST', {
      en: 'The address is too long; use POST.',
      fr: 'L’adresse est trop longue ; utilisez POST.',
    });
  const params = new URLSearchParams(search);
  const fields: Record<string, unknown> = {};
  for (const name of PARAMETERS) {
    const [text, second] = params.getAll(name);
    if (second !== undefined)
      throw bad(`Send the parameter ${name} once.`, `Envoyez le paramètre ${name} une seule fois.`);
    if (text !== undefined && text !== '') fields[name] = AS_JSON.has(name) ? parseParameter(name, text) : text;
  }
  return toOperation(fields);
}

function parseParameter(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(`The parameter ${name} is not JSON.`, `Le paramètre ${name} n’est pas du JSON.`);
  }
}
