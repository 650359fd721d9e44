import { parseArgs } from 'node:util';
import { runCommand, StartupError } from './startup-error.ts';

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>;

/** What an operator's command was given. */
export interface CommandLine<O extends Options> {
  readonly values: { readonly [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string };
  readonly positionals: readonly string[];
}

export interface CommandLineRules<O extends Options> {
  readonly options: O;
  /** Whether words besides the options mean something. */
  readonly positionals?: boolean;
  /** Where the operator reads on: "npm start -- --help". */
  readonly help: string;
}

/**
 * Reads a command line. Node's own parser finds the words; its sentences take up to three lines, so these are ours.
 * @throws StartupError that names what is unknown, without a value, given twice or too much.
 */
export function readCommandLine<const O extends Options>(
  args: readonly string[],
  { options, positionals = false, help }: CommandLineRules<O>,
): CommandLine<O> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const refuse = (what: string) => new StartupError(`${what}; see ${help}.`);
  const values: Record<string, string | boolean> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!positionals) throw refuse(`Unexpected argument '${shown(token.value)}'`);
      words.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(options, name)) throw refuse(`Unknown option '${shown(rawName)}'`);
    if (options[name]?.type === 'boolean') {
      if (value !== undefined) throw refuse(`--${name} takes no value`);
      values[name] = true;
      continue;
    }
    // What looks like the next option is one, unless it is a negative number.
    if (!value || (!inlineValue && /^-(?!\d)/.test(value))) throw refuse(`--${name} needs a value`);
    if (name in values) throw refuse(`--${name} is given more than once`);
    values[name] = value;
  }
  return { values: values as CommandLine<O>['values'], positionals: words };
}

/**
 * Runs a command that takes nothing but `--help`.
 * @param help what it does, in a line; `name` is what the operator typed.
 */
export async function runWithoutArguments(name: string, help: string, work: () => Promise<void> | void): Promise<void> {
  await runCommand(async () => {
    const options = { help: { type: 'boolean', short: 'h' } } as const;
    const { values } = readCommandLine(process.argv.slice(2), { options, help: `${name} -- --help` });
    if (values.help) process.stdout.write(`${name}   ${help}\n`);
    else await work();
  });
}

/** Characters of what an operator wrote that a sentence repeats. */
const SHOWN = 200;

/** What an operator wrote, as one line of a terminal shows it. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
