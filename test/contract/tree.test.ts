import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

/** Areas of each domain in rank order. */
const AREAS = JSON.parse(readFileSync(inProject('subgraphs', 'areas.json'), 'utf8')) as Record<string, string[]>;
/** What a domain has besides its areas. */
const GROUND_FOLDERS = ['ports', 'prisma', 'testing'];
const GROUND_FILES = ['README.md', 'builder.ts', 'deps.ts', 'index.ts', 'references.ts'];
/** What an area has besides its use cases. */
const PARTS = ['deps', 'events', 'graphql', 'handlers', 'index', 'model', 'store'];
const MAX_FILES = 45;
const MAX_LINES = 4_000;

/** Words that open the name of a use case. */
const VERBS = new Set(
  `abandon abort accept add adjust admit advance answer apply approve archive assert attach authenticate authorize
  await begin book build calculate cancel capture carry change charge check checkout choose claim clear close collect commit complete compose compute
  confirm consume convert copy count create decide delete deliver describe earn end enforce ensure estimate exchange expire export extend
  fill find finish fit forget freeze fulfill get give grant handle hash hold identify import ingest issue join keep limit
  link list listen load lock log mail make mark mask match measure merge move note open order parse pay pick place plan post prepare price prove prune
  publish purge quote read rebuild receive recheck reduce recompute record recover redeem refresh refund refuse register
  release remove renew reopen repair replay request require reread reroute reserve reset resolve restock restore retry return reverse revoke rotate route
  run save search sell send set settle ship sign signal split start stop suggest sweep take tell throttle total track
  transfer translate try uncommit undo unlink unmerge unpublish update verify void wait withdraw write`
    .split(/\s+/)
    .filter(Boolean),
);

const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const isTest = (file: string) => file.endsWith('.test.ts');
const withoutEnding = (file: string) => file.replace(/(\.race|\.long)?\.test\.ts$|\.ts$/, '');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const areas = Object.keys(AREAS).flatMap((domain) =>
  (AREAS[domain] ?? []).map((area) => ({ domain, area, folder: inProject('subgraphs', domain, area) })),
);

describe.each(Object.keys(AREAS))('the domain %s', (domain) => {
  const folder = inProject('subgraphs', domain);
  const entries = readdirSync(folder, { withFileTypes: true });

  it('has the ground and its areas, and nothing else', () => {
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.filter((name) => !GROUND_FOLDERS.includes(name)).sort()).toEqual([...(AREAS[domain] ?? [])].sort());
    const files = entries.filter((entry) => entry.isFile() && !isTest(entry.name)).map(({ name }) => name);
    expect(files.filter((name) => !GROUND_FILES.includes(name))).toEqual([]);
  });

  it('lists its areas in rank order in its index and in the table of its README', () => {
    const index = readFileSync(join(folder, 'index.ts'), 'utf8');
    const listed = /areas: \[([^\]]*)\]/.exec(index)?.[1] ?? '';
    expect(listed.split(',').flatMap((name) => name.trim() || [])).toEqual(AREAS[domain]?.map(camelCase));
    const rows = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| `([\w-]+)\/?` \|/gm);
    expect([...rows].map(([, name]) => name).filter((name) => AREAS[domain]?.includes(name ?? ''))).toEqual(
      AREAS[domain],
    );
  });
});

describe.each(areas)('the area $domain/$area', ({ folder }) => {
  const names = readdirSync(folder);
  const useCases = names.filter(
    (name) => name.endsWith('.ts') && !isTest(name) && !PARTS.includes(name.slice(0, -'.ts'.length)),
  );

  it('has only the entries of its shape', () => {
    const known = (name: string) =>
      name.endsWith('.ts') ||
      name === 'tables.prisma' ||
      ['graphql', 'model', 'store', 'sql', 'migrations'].includes(name);
    expect(names.filter((name) => !known(name))).toEqual([]);
    expect(names).toContain('index.ts');
  });

  it('has use cases named by a verb, each with a function of that name', () => {
    const unnamed = useCases.filter((name) => !VERBS.has(name.split(/[-.]/)[0] ?? ''));
    expect(unnamed).toEqual([]);
    const without = useCases.filter((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      return !new RegExp(`export (async )?function\\*? ${camelCase(withoutEnding(name))}\\b`).test(source);
    });
    expect(without).toEqual([]);
  });

  it('has its tests beside what they name', () => {
    const tests = filesBelow(folder).filter(isTest);
    const astray = tests.filter((file) => {
      const subject = file.replace(/(\.race|\.long)?\.test\.ts$/, '');
      return !existsSync(`${subject}.ts`) && !existsSync(subject);
    });
    expect(astray.map((file) => file.slice(folder.length + 1))).toEqual([]);
  });

  it(`has at most ${MAX_FILES} files and ${MAX_LINES} lines, tests apart`, () => {
    const files = filesBelow(folder).filter((file) => file.endsWith('.ts') && !isTest(file));
    expect(files.length).toBeLessThanOrEqual(MAX_FILES);
    const lines = files.map((file) => readFileSync(file, 'utf8').split('\n').length - 1);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MAX_LINES);
  });
});

describe('tables', () => {
  const owners = areas.flatMap(({ domain, area, folder }) => {
    const file = join(folder, 'tables.prisma');
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, model = '', body = '']) => ({
      domain,
      area,
      model: model.charAt(0).toLowerCase() + model.slice(1),
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    }));
  });

  it('have one owner each', () => {
    const names = owners.map(({ domain, table }) => `${domain}.${table}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are written by their owner alone', () => {
    const strangers: string[] = [];
    for (const { domain, area, folder } of areas) {
      const others = owners.filter((owner) => owner.domain === domain && owner.area !== area);
      for (const file of filesBelow(folder).filter((name) => name.endsWith('.ts') && !isTest(name))) {
        const source = readFileSync(file, 'utf8');
        for (const { table, model } of others) {
          const sqlText = new RegExp(`\\b(insert into|update|delete from|truncate)\\s+${table}\\b`, 'i');
          const builders = new RegExp(`\\b(insertInto|insertRow|insertRows|assignments)\\(\\s*${model}\\b`);
          if (sqlText.test(source) || builders.test(source))
            strangers.push(`${file.slice(inProject('').length)}: ${table}`);
        }
      }
    }
    expect(strangers).toEqual([]);
  });

  it('are described in the folders of areas, and nowhere else', () => {
    const elsewhere = Object.keys(AREAS).flatMap((domain) =>
      filesBelow(inProject('subgraphs', domain))
        .filter((file) => file.endsWith('.prisma') && !file.endsWith('/tables.prisma') && statSync(file).isFile())
        .filter((file) => /^model /m.test(readFileSync(file, 'utf8')))
        .map((file) => file.slice(inProject('').length)),
    );
    expect(elsewhere).toEqual([]);
  });
});

it("keeps the dashboard's pages in the areas of the domains", () => {
  const pages = inProject('dashboard', 'src', 'pages');
  const astray = readdirSync(pages).flatMap((domain) =>
    readdirSync(join(pages, domain))
      .filter((area) => !AREAS[domain]?.includes(area))
      .map((area) => `${domain}/${area}`),
  );
  expect(astray).toEqual([]);
});
