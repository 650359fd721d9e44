/**
 * The folder of what `npm run build` makes of the sources as they are now; it may not be there.
 * @param root the folder of the project, this one unless told otherwise
 */
export function builtCodeFolder(root?: string): string;

/** What the bundle of a program is called, without its ending; `entry` is the full path of its source. */
export function builtNameOf(entry: string, root?: string): string;

/** The bundle of a program, by the full path of its source; undefined when it was not built, or of other sources. */
export function findBuilt(entry: string, root?: string): string | undefined;

/**
 * Remembers what the sources say as they lie here, so that programs need not read them all to find their bundles: until
 * one of them changes. Sources that changed just now are not remembered.
 */
export function rememberSources(root?: string): void;
