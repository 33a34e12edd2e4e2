import { lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { Button } from '../components/button.tsx';
import { everyWordLoaded } from '../i18n/index.ts';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { refreshAppState, useAppState } from './session.ts';
import { useFirstRun } from './first-run-progress.ts';
import { Guarded } from './guarded.tsx';
import { windowKind } from './window-kind.ts';

/** Loaded when it is shown, together with the words it shows. */
const withWords = (load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> =>
  lazy(async () => {
    const [component] = await Promise.all([load(), everyWordLoaded()]);
    return { default: component };
  });
const FirstRunScreen = withWords(async () => (await import('../screens/first-run/first-run-screen.tsx')).FirstRunScreen);
const Shell = withWords(async () => (await import('./shell/shell.tsx')).Shell);
const PackingWindow = withWords(async () => (await import('../screens/packing/packing-window.tsx')).PackingWindow);
const DamagedStoreScreen = lazy(async () => {
  const [{ DamagedStoreScreen: screen }] = await Promise.all([import('../screens/damaged-store/damaged-store-screen.tsx'), everyWordLoaded()]);
  return { default: screen };
});

const Unreachable = () => {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      icon="warning"
      title={t('unreachable.title')}
      text={t('unreachable.text')}
      action={<Button onClick={() => void refreshAppState()}>{t('retry')}</Button>}
    />
  );
};

/** Decides by what stands between the person and the shop. */
const Phase = () => {
  const { state } = useAppState();
  const firstRunUnderWay = useFirstRun((progress) => progress.step !== undefined);
  if (state === undefined) return <Unreachable />;
  switch (state.phase) {
    case 'store_damaged':
    case 'store_newer':
    case 'store_unreachable':
      return <DamagedStoreScreen state={state} />;
    case 'first_run':
      return <FirstRunScreen />;
    case 'open':
      // The packing station signs in by itself: readable from two metres, by number keys.
      if (windowKind === 'packing') return <PackingWindow />;
      if (firstRunUnderWay) return <FirstRunScreen />;
      if (state.session === null) return <SignInScreen />;
      return <Shell />;
  }
};

export const App = () => {
  const { t, i18n } = useTranslation('app');
  const shopName = useAppState(({ state }) => (state?.phase === 'open' ? state.shop.name : ''));
  useEffect(() => {
    const page = windowKind === 'packing' ? `${t('screen.packing')} · ` : '';
    document.title = `${page}${shopName === '' ? '' : `${shopName} · `}${t('name')}`;
  }, [t, i18n.language, shopName]);
  return (
    <Guarded>
      <Suspense fallback={null}>
        <Phase />
      </Suspense>
    </Guarded>
  );
};
