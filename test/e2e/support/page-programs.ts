import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { inProject } from '../../../ops/cli/project.ts';

const run = promisify(execFile);

/** A fenced block of a page: its language, and the file or the caller that stands beside it. */
interface Block {
  readonly language: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = '', name, text = '']) => ({
    language,
    name,
    text,
  }));
}

/** The GraphQL documents of a program: its template strings that begin as one. */
export function documentsIn(program: string): string[] {
  return [...program.matchAll(/`\s*((?:query|mutation|fragment) [^`]*)`/g)].map(([, text = '']) => text);
}

/** The programs of a page as files in a folder of their own, inside the project so that its packages are found. */
export interface PagePrograms {
  readonly folder: string;
  text(file: string): string;
  /** Runs one to its end and answers what it printed. @throws when it fails */
  run(file: string, env: Readonly<Record<string, string>>): Promise<{ stdout: string; stderr: string }>;
  /** What the compiler says against them and what was generated beside them. */
  typeErrors(): string[];
  close(): Promise<void>;
}

/** Writes blocks that name the same file one below another. */
export async function writePrograms(blocks: readonly Block[]): Promise<PagePrograms> {
  const files = new Map<string, string>();
  for (const { name, text } of blocks) if (name) files.set(name, (files.get(name) ?? '') + text);
  await mkdir(inProject('.cache'), { recursive: true });
  const folder = await mkdtemp(inProject('.cache', 'storefront-page-'));
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  await writeFile(
    join(folder, 'possible-types.json'),
    await readFile(inProject('schema', 'possible-types.json'), 'utf8'),
  );
  const { NODE_OPTIONS: _options, VITEST: _vitest, ...inherited } = process.env;
  return {
    folder,
    text: (file) => files.get(file) ?? '',
    run: (file, env) =>
      run(process.execPath, ['--import', 'tsx', file], {
        cwd: folder,
        env: { ...inherited, ...env },
        timeout: 120_000,
      }),
    typeErrors() {
      const program = ts.createProgram(
        [...files.keys()].filter((file) => file.endsWith('.ts')).map((file) => join(folder, file)),
        {
          strict: true,
          noEmit: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: true,
          module: ts.ModuleKind.NodeNext,
          target: ts.ScriptTarget.ES2023,
          lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
          types: ['node'],
          allowImportingTsExtensions: true,
          resolveJsonModule: true,
        },
      );
      return ts
        .getPreEmitDiagnostics(program)
        .map(
          ({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
        );
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
