import { useTranslation } from 'react-i18next';
import { lineOf, type SyncState } from '../../app/line/line.ts';
import { lineWords } from '../../app/line/line-words.ts';
import { go } from '../../app/navigation.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import styles from './sync-screen.module.css';

const sentenceOf = (state: SyncState): 'online' | 'offline' | 'keys' | 'files' => {
  if (state.connections.length === 0) return 'files';
  const { kind } = lineOf(state);
  return kind === 'online' ? 'online' : kind === 'keys' || kind === 'several_keys' ? 'keys' : 'offline';
};

type Props = { readonly state: SyncState | undefined; readonly mayConnect: boolean; readonly onAsk: () => void };

/** How the line stands, in a sentence, and what a person can do about it. */
export const SyncHead = ({ state, mayConnect, onAsk }: Props) => {
  const { t } = useTranslation(['sync', 'app']);
  const now = useNow();
  return (
    <header className={styles['head']}>
      <h1>{t('app:screen.sync')}</h1>
      {state !== undefined && (
        <p className={styles['sentence']} role="status" title={lineWords(state, now).hint}>
          {t(`sentence.${sentenceOf(state)}`)}
        </p>
      )}
      <span className={styles['gap']} />
      {state !== undefined && state.connections.length > 0 && <Button keys="A" onClick={onAsk} data-testid="ask-now">{t('askNow')}</Button>}
      {mayConnect && state !== undefined && state.connections.length > 0 && (
        <Button keys="C" onClick={() => go('settings', { kind: 'settings_section', section: 'connections' })}>{t('manage')}</Button>
      )}
    </header>
  );
};
