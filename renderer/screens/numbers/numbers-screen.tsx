import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AntdTheme } from '../../app/antd-theme.tsx';
import { go } from '../../app/navigation.ts';
import { PrintTabs } from '../../app/print-tabs.tsx';
import { useMay, useShop } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import type { VirtualTableHandle } from '../../components/virtual-table.tsx';
import { CourierCards } from './courier-cards.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { LedgerFilters, type LedgerState } from './ledger-filters.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { PoolDialog } from './pool-dialog.tsx';
import { GiveBackDialog, SpoilDialog } from './reason-dialogs.tsx';
import { ScanBackBar } from './scan-back-bar.tsx';
import { useLedger } from './use-ledger.ts';
import { useScanBack } from './use-scan-back.ts';
import styles from './numbers-screen.module.css';

type Open = 'pool' | 'give' | 'spoil' | 'back' | null;

/** Every waybill number of the shop: what is left, what came out of the printer, and each one's life (PR-5). */
export const NumbersScreen = () => {
  const { t } = useTranslation(['numbers', 'app']);
  const { defaultCourier } = useShop();
  const [mayEdit, mayVoid, mayOrders] = [useMay('settings.edit'), useMay('printing.void'), useMay('orders.read')];
  const summary = useAsked(() => backroom.numbers.summary(), [], ['printing.changed', 'packing.changed', 'collections.changed']);
  const [courier, setCourier] = useState<string | null>(null);
  const [state, setState] = useState<LedgerState | null>(null);
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 150).slice(0, 40);
  const ledger = useLedger({ courierCode: courier, state, text });
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState<Open>(null);
  const [scanned, setScanned] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const back = useScanBack();
  const [table, search, scanField] = [useRef<VirtualTableHandle>(null), useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];

  // A dialog that asks for a number takes the scan; without one it is a number read back from paper.
  useScanner((code) => {
    if (open === null) back.scan(code);
    else setScanned(code.trim().slice(0, 40));
  });
  const show = (dialog: Open): void => {
    setScanned(null);
    setSaid(null);
    setOpen(dialog);
  };
  useKeys({
    '/': () => search.current?.focus(),
    B: () => scanField.current?.focus(),
    ...(mayEdit ? { N: () => show('pool') } : {}),
    ...(mayOrders ? { G: () => show('give') } : {}),
    ...(mayVoid ? { S: () => show('spoil') } : {}),
  });
  const move = (index: number): void => {
    setCursor(index);
    table.current?.scrollToRow(index);
  };

  const couriers = summary.value ?? [];
  const known = couriers.map(({ courierCode }) => courierCode);
  const chosen = courier ?? (known.includes(defaultCourier) ? defaultCourier : (known[0] ?? defaultCourier));
  const pool = couriers.find(({ courierCode }) => courierCode === chosen)?.states.free ?? 0;
  const entry = ledger.entries[cursor];
  const dialog = { courier: chosen, couriers: known, onClose: () => setOpen(null), onDone: (words: string) => {
    setSaid(words);
    setOpen(null);
  } };

  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>{t('app:screen.numbers')}</h1>
        <div className={styles['actions']}>
          {mayEdit && <Button icon={<Icon name="plus" size={14} />} onClick={() => go('settings', { kind: 'settings_section', section: 'rolls' })}>{t('action.roll')}</Button>}
          {mayEdit && <Button icon={<Icon name="plus" size={14} />} keys="N" onClick={() => show('pool')}>{t('action.pool')}</Button>}
          {mayOrders && <Button keys="G" onClick={() => show('give')}>{t('action.give')}</Button>}
          {mayVoid && <Button keys="S" onClick={() => show('spoil')}>{t('action.spoil')}</Button>}
          {mayEdit && courier !== null && pool > 0 && <Button onClick={() => show('back')}>{t('action.giveBack')}</Button>}
          <PrintTabs />
        </div>
      </header>
      <RefusalNotice refusal={summary.refusal ?? ledger.refusal} />
      {couriers.length > 0 && (
        <CourierCards couriers={couriers} chosen={courier} onChoose={(code) => {
          setCourier(code);
          setCursor(0);
        }} />
      )}
      <ScanBackBar ref={scanField} said={back.said} count={back.count} onCode={back.scan} />
      {said !== null && (
        <p className={styles['done']} role="status">
          <Icon name="check" size={16} />
          {said}
        </p>
      )}
      <LedgerFilters
        state={state} typed={typed} courier={courier} searchRef={search} onTyped={setTyped} onExported={setSaid} onDown={() => table.current?.focus()}
        onState={(chosenState) => {
          setState(chosenState);
          setCursor(0);
        }}
      />
      <div className={styles['table']}>
        <LedgerTable
          ref={table} entries={ledger.entries} more={ledger.more} loaded={ledger.loaded} hasRolls={couriers.length > 0} filtered={courier !== null || state !== null || text !== ''} cursor={cursor} onCursor={move}
          onVisible={ledger.onVisible}
        />
      </div>
      {open !== null && (
        <AntdTheme>
          {open === 'pool' && <PoolDialog {...dialog} />}
          {open === 'give' && <GiveDialog {...dialog} scanned={scanned} />}
          {open === 'spoil' && <SpoilDialog {...dialog} courier={entry?.state === 'free' ? entry.courierCode : chosen} number={entry?.state === 'free' ? entry.number : ''} scanned={scanned} />}
          {open === 'back' && <GiveBackDialog {...dialog} courierCode={chosen} free={pool} />}
        </AntdTheme>
      )}
    </div>
  );
};
