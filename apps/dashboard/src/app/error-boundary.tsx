import { Component, type ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { problemOf } from './problem.ts';

/** The last net: what breaks outside of any view, in the frame itself. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState problem={problemOf(this.state.error)} onRetry={() => location.reload()} className="py-32" />;
  }
}
