import { useTranslation } from 'react-i18next';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './intake.module.css';

const useCancel = () => {
  const cancel = useCommand(backroom.intake.cancel);
  useKeys({ Escape: () => void cancel.run() });
  return cancel;
};

export const ReadingPanel = ({ reading }: { readonly reading: Extract<IntakeReading, { phase: 'reading' }> }) => {
  const { t } = useTranslation(['intake', 'app']);
  const cancel = useCancel();
  const title = t('reading.title', { files: reading.fileNames.join(t('app:joiner')) });
  return (
    <Panel title={title}>
      <div className={styles['progress']}>
        <ProgressBar label={title} />
        <div className={styles['progressRow']}>
          <span role="status">{t('reading.rows', { n: figure(reading.rowsRead) })}</span>
          <Button keys="Esc" busy={cancel.busy} onClick={() => void cancel.run()}>
            {t('reading.cancel')}
          </Button>
        </div>
        <RefusalNotice refusal={cancel.refusal} />
      </div>
    </Panel>
  );
};

export const ImportingPanel = ({ importing }: { readonly importing: Extract<IntakeReading, { phase: 'importing' }> }) => {
  const { t } = useTranslation('intake');
  const cancel = useCancel();
  return (
    <Panel title={t('importing.title')}>
      <div className={styles['progress']}>
        <ProgressBar label={t('importing.title')} done={importing.done} total={importing.total} />
        <div className={styles['progressRow']}>
          <span role="status">{t('importing.progress', { done: figure(importing.done), total: figure(importing.total) })}</span>
          <span>{t('importing.cancelHint')}</span>
          <Button keys="Esc" busy={cancel.busy} onClick={() => void cancel.run()}>
            {t('importing.cancel')}
          </Button>
        </div>
        <RefusalNotice refusal={cancel.refusal} />
      </div>
    </Panel>
  );
};
