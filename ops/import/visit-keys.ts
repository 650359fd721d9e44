/**
 * How sessions and visitors of files are known: by the name of their mapping, under which orders name them too, so that
 * two shops may number theirs alike.
 */
export const sessionKeyOf = (name: string, session: string): string => `${name}:session:${session}`;
export const visitorKeyOf = (name: string, visitor: string): string => `${name}:visitor:${visitor}`;
