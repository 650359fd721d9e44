import { readdirSync, readFileSync } from 'node:fs';

/** The text of a file by its name without `.sql`, with its parts filled in. */
export type SqlFiles = (name: string, parts?: Readonly<Record<string, string>>) => string;

/** Fills `{name}` with one of the parts; `{name:Type}` is the column store's parameter and stays. */
function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new TypeError(`nothing given for {${name}}`);
    return part;
  });
}

/** Reads the statements of an area, which lie in its folder `sql/`, one a file. */
export function readSqlFiles(folder: URL): SqlFiles {
  const texts = new Map(
    readdirSync(folder).map((file) => [
      file.slice(0, -'.sql'.length),
      readFileSync(new URL(file, folder), 'utf8').trim(),
    ]),
  );
  return (name, parts = {}) => {
    const text = texts.get(name);
    if (text === undefined) throw new TypeError(`no file ${name}.sql in ${folder.pathname}`);
    return fill(text, parts);
  };
}
