import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/app.ts';
import { LanguageButton } from '../../app/language-button.tsx';
import { RestoreSteps } from '../../app/restore/restore-steps.tsx';
import { refreshAppState } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import styles from './damaged-store-screen.module.css';

type Trouble = Extract<AppState, { phase: 'store_damaged' | 'store_newer' | 'store_unreachable' }>;

/** The store cannot be opened: what is the matter, what was not done, and the way out. */
export const DamagedStoreScreen = ({ state }: { readonly state: Trouble }) => {
  const { t } = useTranslation('trouble');
  const words = {
    store_damaged: { title: t('damaged.title'), text: t('damaged.text'), todo: undefined },
    store_newer: {
      title: t('newer.title'),
      text: state.phase === 'store_newer' ? t('newer.text', { app: state.appVersion, store: state.storeVersion }) : '',
      todo: t('newer.todo'),
    },
    store_unreachable: { title: t('unreachable.title'), text: t('unreachable.text'), todo: t('unreachable.todo') },
  }[state.phase];
  return (
    <main className={styles['page']} data-screen={state.phase}>
      <div className={styles['column']}>
        <header className={styles['head']} role="alert">
          <span className={styles['icon']}>
            <Icon name="warning" size={24} />
          </span>
          <div className={styles['words']}>
            <h1>{words.title}</h1>
            <p>{words.text}</p>
            {words.todo !== undefined && <p className={styles['todo']}>{words.todo}</p>}
          </div>
          <LanguageButton />
        </header>
        <Panel>
          <dl className={`${styles['facts']} selectable`}>
            <dt>{t('file')}</dt>
            <dd>{state.storeFile}</dd>
            {'what' in state && (
              <>
                <dt>{t('what')}</dt>
                <dd>{state.what}</dd>
              </>
            )}
          </dl>
        </Panel>
        {state.phase === 'store_damaged' && <RestoreSteps />}
        {state.phase !== 'store_newer' && (
          <div>
            <Button onClick={() => void refreshAppState()}>{t('again')}</Button>
          </div>
        )}
      </div>
    </main>
  );
};
