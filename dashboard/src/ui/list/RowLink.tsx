import { Link as TextLink } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface RowLinkProps {
  readonly to: string;
  /** Beside the link that names the row: in the color of the text. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A link in a row that opens its record itself: the row does not open too. */
export function RowLink({ to, quiet = false, children }: RowLinkProps) {
  return (
    <TextLink
      component={Link}
      to={to}
      underline="hover"
      {...(quiet ? { color: 'inherit' } : {})}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </TextLink>
  );
}
