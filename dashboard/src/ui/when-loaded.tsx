import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

interface Chunk<Props> {
  readonly load: () => Promise<ComponentType<Props>>;
  loaded?: ComponentType<Props>;
}

interface WhenLoadedProps<Props> {
  readonly chunk: Chunk<Props>;
  readonly coming: (props: Props) => ReactNode;
  readonly given: Props;
}

function WhenLoaded<Props extends object>({ chunk, coming, given }: WhenLoadedProps<Props>) {
  const [Component, setComponent] = useState(() => chunk.loaded);
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    if (Component) return;
    let isDrawn = true;
    chunk.load().then(
      (loaded) => {
        chunk.loaded = loaded;
        if (isDrawn) setComponent(() => loaded);
      },
      (error: unknown) => isDrawn && setFailure({ error }),
    );
    return () => {
      isDrawn = false;
    };
  }, [Component, chunk]);
  // To the error page around it.
  if (failure) throw failure.error;
  return Component ? <Component {...given} /> : coming(given);
}

/**
 * A component in a chunk of its own, which comes when it is first drawn. Not by `lazy` and `Suspense`: react-dom shows
 * nothing sooner than 300 ms after a fallback (its `FALLBACK_THROTTLE_MS`), though most chunks are there in a tenth of
 * that, and it would never load again what failed once.
 * @param coming what stands in its place meanwhile
 */
export function whenLoaded<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  coming: (props: Props) => ReactNode,
): ComponentType<Props> {
  const chunk: Chunk<Props> = { load };
  return (props) => <WhenLoaded chunk={chunk} coming={coming} given={props} />;
}
