interface PictureProps {
  readonly title: string;
  readonly media: ReadonlyArray<{ readonly url: string; readonly altText: string | null }>;
}

/** A picture in a frame of its final size; without one, the article's initial on linen. */
export function Picture({ title, media: [first] }: PictureProps) {
  return (
    <div className="picture">
      {first ? (
        <img src={first.url} alt={first.altText ?? ''} loading="lazy" />
      ) : (
        <span aria-hidden>{title.charAt(0)}</span>
      )}
    </div>
  );
}
