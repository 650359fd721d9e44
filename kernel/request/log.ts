import { pino } from 'pino';

export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object a line on standard error; never given personal data, and secrets are taken out. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

const REDACTED = '[redacted]';
/** Names of fields whose value is a secret, as any part of the name: `refreshToken`, `set-cookie`. */
const SECRET_NAME = /passw|passphrase|secret|token|credential|authorization|cookie|signing.?key|private.?key|api.?key/i;
/** The password of a URL, and what follows the word Bearer. */
const SECRET_TEXT = /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)|(?<=\bbearer )[\w.~+/=-]+/gi;
/** Levels of an object that are written; deeper ones are named by their kind. */
const MAX_DEPTH = 6;

function isSecret(name: string, value: unknown): boolean {
  return SECRET_NAME.test(name) && typeof value !== 'boolean' && value !== null && value !== undefined;
}

/** The value as it may be written: errors as objects, secrets taken out. */
function printable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(SECRET_TEXT, REDACTED);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === MAX_DEPTH) return Array.isArray(value) ? '[list]' : '[object]';
  if (value instanceof Error) {
    const { name, message, stack } = value;
    return printable({ name, message, stack }, depth);
  }
  if (Array.isArray(value)) return value.map((item) => printable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isSecret(name, part) ? REDACTED : printable(part, depth + 1)]),
  );
}

const clean = (fields: LogFields = {}) => printable(fields) as object;

function wrap(logger: pino.Logger): Logger {
  return {
    info(message, fields) {
      if (logger.isLevelEnabled('info')) logger.info(clean(fields), message);
    },
    warn: (message, fields) => logger.warn(clean(fields), message),
    error: (message, fields) => logger.error(clean(fields), message),
    child: (fields) => wrap(logger.child(clean(fields))),
  };
}

/** A logger whose lines carry the `bound` fields; a quiet one writes warnings and errors alone. */
export function createLogger(
  bound: LogFields = {},
  quiet = false,
  output: pino.DestinationStream = process.stderr,
): Logger {
  const logger = pino(
    {
      base: clean(bound),
      level: quiet ? 'warn' : 'info',
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    output,
  );
  return wrap(logger);
}
