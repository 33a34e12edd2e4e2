import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenShop } from '../../app/session.ts';
import { refreshAppState } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { moment } from '../../i18n/format.ts';
import { LineMark } from './line-mark.tsx';
import { PinEntry } from './pin-entry.tsx';
import { useKeys } from './use-keys.ts';
import styles from './sign-in.module.css';

type Tile = OpenShop['staff'][number];

/** Who works at this station: a tile by its number key, then the PIN (SF-1). */
export const SignIn = ({ staff }: { readonly staff: readonly Tile[] }) => {
  const { t } = useTranslation('packing');
  const [chosen, setChosen] = useState<Tile | null>(staff.length === 1 ? (staff[0] ?? null) : null);
  const signIn = useCommand((staffId: Tile['id'], pin: string) => backroom.staff.signIn({ staffId, pin }));
  // A code scanned here is nobody's PIN; it is kept from the keys.
  useScanner((code) => {
    if (chosen !== null && /^\d{4,6}$/.test(code)) void enter(chosen, code);
  });
  const enter = async (tile: Tile, pin: string): Promise<void> => {
    await signIn.run(tile.id, pin);
    await refreshAppState();
  };
  const back = (): void => {
    setChosen(null);
    signIn.forget();
  };
  return (
    <main className={styles['window']}>
      <div className={styles['line']}>
        <LineMark />
      </div>
      <h1>{chosen === null ? t('signIn.who') : t('signIn.pinOf', { name: chosen.name })}</h1>
      {chosen === null ? (
        <Tiles staff={staff} onChoose={setChosen} />
      ) : (
        <PinEntry label={t('signIn.pinOf', { name: chosen.name })} hint={t('signIn.pin')} busy={signIn.busy} onPin={(pin) => void enter(chosen, pin)} onEscape={back} />
      )}
      <div className={styles['foot']}>
        <RefusalNotice refusal={signIn.refusal} />
        {chosen === null ? <p>{t('signIn.choose')}</p> : staff.length > 1 && <p><kbd>Esc</kbd>{t('signIn.other')}</p>}
      </div>
    </main>
  );
};

const Tiles = ({ staff, onChoose }: { readonly staff: readonly Tile[]; readonly onChoose: (tile: Tile) => void }) => {
  const { t } = useTranslation('packing');
  const { t: term } = useTranslation('terms');
  useKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key)) return false;
    const tile = staff[Number(key) - 1];
    if (tile !== undefined) onChoose(tile);
    return true;
  });
  return (
    <ul className={styles['tiles']}>
      {staff.map((tile, index) => (
        <li key={tile.id}>
          <button type="button" onClick={() => onChoose(tile)}>
            {index < 9 && <kbd>{index + 1}</kbd>}
            <b>{tile.name}</b>
            <span>{tile.lockedUntil === null ? term(`role.${tile.role}`) : t('signIn.locked', { until: moment(tile.lockedUntil) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
