import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../../shared/contract/numbers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './numbers-screen.module.css';

export type LedgerState = LedgerEntry['state'];
const states: readonly LedgerState[] = ['free', 'reserved', 'printed', 'packed', 'handed_over', 'voided', 'spoiled', 'given_back'];

type Props = {
  readonly state: LedgerState | null; readonly onState: (state: LedgerState | null) => void; readonly typed: string; readonly onTyped: (text: string) => void;
  readonly courier: string | null; readonly searchRef: Ref<HTMLInputElement>; readonly onDown: () => void; readonly onExported: (said: string) => void;
};

/** What of the ledger is shown, and the way to have it as a workbook. */
export const LedgerFilters = ({ state, onState, typed, onTyped, courier, searchRef, onDown, onExported }: Props) => {
  const { t } = useTranslation('numbers');
  const write = useCommand(backroom.numbers.exportLedger);
  const exportNow = async (): Promise<void> => {
    const answer = await write.run({ courierCode: courier });
    if (answer?.ok === true && answer.value !== null) onExported(t('filter.exported', { path: answer.value.path }));
  };
  return (
    <>
      <div className={styles['filters']}>
        <div className={styles['states']} role="group" aria-label={t('filter.state')}>
          {[null, ...states].map((one) => (
            <button key={one ?? 'any'} type="button" aria-pressed={state === one} data-state={one ?? 'any'} onClick={() => onState(one)}>
              {one === null ? t('filter.any') : t(`state.${one}`)}
            </button>
          ))}
        </div>
        <label className={styles['search']}>
          <Icon name="search" size={15} />
          <input ref={searchRef} type="search" value={typed} maxLength={60} placeholder={t('filter.search')} aria-label={t('filter.search')} data-testid="ledger-search" onChange={(event) => onTyped(event.target.value)} onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') onDown();
          }} />
        </label>
        <Button busy={write.busy} onClick={() => void exportNow()}>{t('filter.export')}</Button>
      </div>
      <RefusalNotice refusal={write.refusal} />
    </>
  );
};
