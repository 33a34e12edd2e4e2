import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { MachinePrinter } from './machine-printer.tsx';
import { keyOf, type Known } from './printer-choices.ts';
import styles from './printers.module.css';

/** PR-9: every printer that this PC can print to, with its state and its own words; T prints a test page on the one at the cursor. */
export const MachinePrinters = ({ onAgain, ...known }: Known & { readonly onAgain: () => void }) => {
  const { t } = useTranslation('printers');
  const { printers } = known;
  const [at, setAt] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const current = Math.max(0, printers.findIndex((printer) => keyOf(printer) === at));
  const move = (by: number) => (): void => {
    const next = printers[Math.min(printers.length - 1, Math.max(0, current + by))];
    if (next !== undefined) setAt(keyOf(next));
  };
  useKeys({ ArrowDown: move(1), ArrowUp: move(-1), T: () => setAsked((times) => times + 1) }, { enabled: printers.length > 0 });
  return (
    <Panel
      title={t('machine.title')}
      flush
      extra={
        <>
          {printers.length > 0 && <span className={styles['quietWords']}>{t('machine.keys')}</span>}
          <Button onClick={onAgain}>{t('again')}</Button>
        </>
      }
    >
      {printers.length === 0 ? (
        <EmptyState icon="printing" title={t('machine.empty')} text={t('machine.emptyText')} />
      ) : (
        <div role="group" aria-label={t('machine.hint')}>
          {printers.map((printer, index) => (
            <MachinePrinter key={keyOf(printer)} printer={printer} known={known} atCursor={index === current} asked={index === current ? asked : 0} onChoose={() => setAt(keyOf(printer))} />
          ))}
        </div>
      )}
    </Panel>
  );
};
