import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/key-hint.tsx';
import { useSession, useShop } from '../session.ts';
import { SearchBox } from '../search/search-box.tsx';
import { LineChip } from './line-chip.tsx';
import { PrintersChip } from './printers-chip.tsx';
import { useSwitchPerson } from './switch-person.tsx';
import styles from './top-bar.module.css';

export const TopBar = () => {
  const { t } = useTranslation(['app', 'terms']);
  const session = useSession();
  const { demo } = useShop();
  return (
    <header className={styles['top']}>
      <SearchBox />
      <div className={styles['gap']} />
      {demo && <span className={styles['chip']}>{t('demo')}</span>}
      <LineChip />
      <PrintersChip />
      <button type="button" className={styles['who']} title={t('person.hint')} aria-keyshortcuts="F12" onClick={() => useSwitchPerson.setState({ open: true })}>
        <span className={styles['face']} aria-hidden="true">{[...session.name][0] ?? '·'}</span>
        <span>
          {session.name}
          <span className={styles['role']}> · {t(`terms:role.${session.role}`)}</span>
        </span>
        <KeyHint keys="F12" />
      </button>
    </header>
  );
};
