import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What clients read of the changes, from one release to the next. */
export const CHANGELOG = 'CHANGELOG.md';
/** The admin's schema as it was released last, to which changes are compared. */
export const RELEASED = 'released.graphql';

const UNRELEASED = '## Unreleased';
/** Kinds of changes, in the order in which a reader wants to know. */
const HEADINGS = ['Breaking', 'Dangerous', 'Deprecated', 'Added'] as const;
type Heading = (typeof HEADINGS)[number];

function headingOf({ type, criticality, message }: Change): Heading | undefined {
  // Said of a deprecated thing once more, by the directive that says so.
  if (/^DIRECTIVE_USAGE/.test(type) && message.includes('deprecated')) return undefined;
  if (/DESCRIPTION/.test(type)) return undefined;
  if (/DEPRECAT/.test(type)) return 'Deprecated';
  if (criticality.level === CriticalityLevel.Breaking) return 'Breaking';
  if (criticality.level === CriticalityLevel.Dangerous) return 'Dangerous';
  return 'Added';
}

/** A thing that came with its whole: the fields of a type that is new itself. */
function isPartOf(wholes: ReadonlySet<string>, { type, path }: Change): boolean {
  const [owner = ''] = (path ?? '').split('.');
  return !/^TYPE_(ADDED|REMOVED)$/.test(type) && wholes.has(owner);
}

/** What clients may trip over or use between two schemas: lines by heading, in one order. */
export async function changesBetween(before: string, after: string): Promise<Map<Heading, string[]>> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  const wholes = new Set(changes.flatMap(({ type, path }) => (type === 'TYPE_ADDED' && path ? [path] : [])));
  const lines = new Map<Heading, string[]>();
  for (const change of changes) {
    const heading = headingOf(change);
    if (heading === undefined || isPartOf(wholes, change)) continue;
    const line = `- ${change.message.replaceAll("'", '`')}`;
    lines.set(heading, [...(lines.get(heading) ?? []), line].sort());
  }
  return lines;
}

async function unreleased(before: string, after: string): Promise<string> {
  const lines = await changesBetween(before, after);
  const parts = HEADINGS.flatMap((heading) => {
    const found = lines.get(heading);
    return found ? [`### ${heading}\n${found.join('\n')}\n`] : [];
  });
  return `${UNRELEASED}\n${parts.length === 0 ? 'Nothing.\n' : parts.join('\n')}\n`;
}

/** Where the section of what is not released yet begins and ends. */
function section(text: string): readonly [from: number, to: number] {
  const from = text.indexOf(UNRELEASED);
  if (from < 0) throw new Error(`schema/${CHANGELOG} has no section "${UNRELEASED}"`);
  const next = text.indexOf('\n## ', from);
  return [from, next < 0 ? text.length : next + 1];
}

/** The changelog with the changes since the last release, written again. */
export async function writeChangelog(text: string, released: string, admin: string): Promise<string> {
  const [from, to] = section(text);
  return `${text.slice(0, from)}${await unreleased(released, admin)}${text.slice(to)}`;
}

/** The changelog at a release: what was not released yet is its section, and a new one is begun. */
export function closeChangelog(text: string, version: string, day: string): string {
  const [from] = section(text);
  const rest = text.slice(from + UNRELEASED.length);
  return `${text.slice(0, from)}${UNRELEASED}\nNothing.\n\n## ${version} (${day})${rest}`;
}
