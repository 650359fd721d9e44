import { Component, type ReactNode } from 'react';
import { BrokenPage } from './BrokenPage.tsx';

interface BoundaryState {
  readonly error: unknown;
}

/** A page that throws leaves the frame and its menu in place. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <BrokenPage error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
