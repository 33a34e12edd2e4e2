import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { go } from '../../app/navigation.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { spoolerWords } from '../../i18n/spooler-words.ts';
import { printerWords } from './printer-words.ts';
import type { Plan, Warning } from './print-plan.ts';
import styles from './print-action.module.css';

type Props = {
  readonly plan: Plan;
  readonly warnings: readonly Warning[];
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  readonly done: OutputFor<'printing', 'printBatch'> | null;
  readonly onPrint: () => void;
};

/** The one key, what stands in its way said before it is pressed (PR-9), and what it came to. */
export const PrintAction = ({ plan, warnings, busy, refusal, done, onPrint }: Props) => {
  const { t } = useTranslation('printing');
  const count = plan.batch.length;
  const blocked = warnings.some((warning) => warning.blocks);
  return (
    <div className={styles['action']}>
      {warnings.map((warning) => (
        <WarningNotice
          key={`${warning.code} ${'printer' in warning ? warning.printer : ''}`}
          action={
            <button type="button" className={styles['link']} onClick={() => go(warning.section === 'rolls' ? 'numbers' : 'printers')}>
              {t(warning.section === 'rolls' ? 'before.toRolls' : 'before.toPrinters')}
            </button>
          }
        >
          <WarningWords warning={warning} courierCode={plan.stack?.courierCode ?? ''} />
        </WarningNotice>
      ))}
      <RefusalNotice refusal={refusal} />
      {done !== null && <Done done={done} />}
      <UnderWay />
      <Button kind="primary" size="large" keys="Ctrl P" icon={<Icon name="printing" />} busy={busy} disabled={count === 0 || blocked} onClick={onPrint} data-testid="print-batch">
        {busy ? t('print.busy') : t('print.button', { n: figure(count) })}
      </Button>
    </div>
  );
};

/** A long batch goes out portion by portion; whoever has to may stop it after the one under way. */
const UnderWay = () => {
  const { t } = useTranslation('printing');
  const batch = useAsked(() => backroom.printing.batchUnderWay(), [], ['printing.changed']);
  const stop = useCommand(backroom.printing.stopBatch);
  if (batch.value === undefined || batch.value === null) return null;
  const { planned, written, courierCode } = batch.value;
  return (
    <div className={styles['underWay']} data-testid="batch-under-way">
      <ProgressBar done={written} total={planned} label={t('print.underWay')} />
      <span>{t('print.progress', { courier: termOr('courier', courierCode), n: figure(written), total: figure(planned) })}</span>
      <Button kind="quiet" busy={stop.busy} onClick={() => void stop.run()}>{t('print.stop')}</Button>
    </div>
  );
};

const WarningWords = ({ warning, courierCode }: { readonly warning: Warning; readonly courierCode: string }) => {
  const { t } = useTranslation('printing');
  const courier = termOr('courier', courierCode);
  switch (warning.code) {
    case 'waybillPrinter':
    case 'slipPrinter':
      return t(`before.${warning.code}`);
    case 'printerMissing':
    case 'printerPaused':
    case 'printerTrouble':
    case 'printerSilent':
      return t(`before.${warning.code}`, { printer: printerWords(t, warning.printer), words: spoolerWords(warning.words) }).replace(/[：:]\s*$/, '');
    case 'noRoll':
      return t('before.noRoll', { courier });
    case 'shortRoll':
      return t('before.shortRoll', { courier, left: warning.left, short: warning.short });
  }
};

const Done = ({ done }: { readonly done: OutputFor<'printing', 'printBatch'> }) => {
  const { t } = useTranslation('printing');
  const stay = done.staying.length;
  const words = done.printed === 0 ? t('print.nothing') : done.stopped ? t('print.stopped', { n: done.printed }) : stay > 0 ? t('print.doneStaying', { n: done.printed, stay }) : t('print.done', { n: done.printed });
  return (
    <p className={done.printed === 0 ? styles['nothing'] : styles['done']} role="status">
      <Icon name={done.printed === 0 ? 'warning' : 'check'} size={16} />
      {words}
      {stay > 0 && <span>{t('print.staysWhy')}</span>}
    </p>
  );
};
