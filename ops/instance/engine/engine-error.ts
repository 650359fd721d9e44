/** A failure as ClickHouse words it: numeric code, symbolic name, text. */
export class EngineError extends Error {
  readonly code: number;
  readonly symbol: string;
  constructor(code: number, symbol: string, message: string) {
    super(message);
    this.code = code;
    this.symbol = symbol;
  }
}

export const SYNTAX_ERROR = 62;
export const AUTHENTICATION_FAILED = 516;
export const TOO_MANY_SIMULTANEOUS_QUERIES = 202;
export const QUERY_IS_TOO_LARGE = 223;
const UNKNOWN_EXCEPTION = 1002;

const STATUS_CODES: ReadonlyArray<readonly [status: number, codes: readonly number[]]> = [
  [400, [6, 26, 27, 36, 38, 41, 42, 43, 53, 62, 70, 72, 117, 184, 386, 456, 457]],
  [401, [194]],
  [403, [192, 193, 516, 497]],
  [404, [16, 46, 47, 50, 56, 60, 73, 81, 115]],
  [408, [159, 209]],
  [413, [223]],
  [501, [48]],
  [503, [76, 202, 439]],
];

/** HTTP status for an exception code, after ClickHouse's own table (HTTPHandler, exceptionCodeToHTTPStatus). */
export function httpStatus(code: number): number {
  return STATUS_CODES.find(([, codes]) => codes.includes(code))?.[0] ?? 500;
}

/** Reads "Code: 47. DB::Exception: text (UNKNOWN_IDENTIFIER)", the engine's own wording. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const match = /Code: (\d+)\. DB::Exception: ([\s\S]*?)\s*(?:\(([A-Z][A-Z0-9_]+)\))?\s*(?:\(version [^)]*\))?$/.exec(
    text.trim(),
  );
  if (!match) return new EngineError(UNKNOWN_EXCEPTION, 'UNKNOWN_EXCEPTION', text);
  return new EngineError(Number(match[1]), match[3] ?? 'UNKNOWN_EXCEPTION', match[2] ?? text);
}

/** The body ClickHouse answers with; clients parse code, text and name out of it. */
export function errorBody(error: EngineError, version: string): string {
  return `Code: ${error.code}. DB::Exception: ${error.message} (${error.symbol}) (version ${version} (official build))\n`;
}
