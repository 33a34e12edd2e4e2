import { Component, type ErrorInfo, type ReactNode } from 'react';
import i18next from 'i18next';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';

type Props = { readonly children: ReactNode };

/** A bug in one screen shows one honest message there; the rest of the window keeps working. */
export class Guarded extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`a screen broke: ${error.message}${info.componentStack ?? ""}`, { cause: error }));
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <EmptyState
        icon="warning"
        title={i18next.t('app:screenFailed.title')}
        text={i18next.t('app:screenFailed.text')}
        action={<Button onClick={() => this.setState({ broken: false })}>{i18next.t('app:screenFailed.again')}</Button>}
      />
    );
  }
}
