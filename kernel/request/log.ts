export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object a line on standard error; never given secrets or personal data. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

function write(level: string, message: string, bound: LogFields, fields: LogFields | undefined): void {
  const line = { time: new Date().toISOString(), level, message, ...bound, ...fields };
  process.stderr.write(
    `${JSON.stringify(line, (_, value: unknown) => (value instanceof Error ? describe(value) : value))}\n`,
  );
}

function describe(error: Error): LogFields {
  return { name: error.name, message: error.message, stack: error.stack };
}

export function createLogger(bound: LogFields = {}, quiet = false): Logger {
  return {
    info: (message, fields) => {
      if (!quiet) write('info', message, bound, fields);
    },
    warn: (message, fields) => write('warn', message, bound, fields),
    error: (message, fields) => write('error', message, bound, fields),
    child: (fields) => createLogger({ ...bound, ...fields }, quiet),
  };
}
