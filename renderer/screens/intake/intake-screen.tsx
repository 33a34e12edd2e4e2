import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { chooseAndRead, useIntakeStart } from '../../app/intake-errand.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { DonePanel } from './done-panel.tsx';
import { IdlePanel } from './idle-panel.tsx';
import { KeptMappings } from './mapping/kept-mappings.tsx';
import { MappingPanel } from './mapping/mapping-panel.tsx';
import { PreviewPanels } from './preview-panels.tsx';
import { ImportingPanel, ReadingPanel } from './progress-panels.tsx';
import { RunsPanel } from './runs-panel.tsx';

/** From a platform's file to orders: read, look, confirm (IN-1, IN-2, IN-3). */
export const IntakeScreen = () => {
  const { t } = useTranslation(['intake', 'entry']);
  const state = useAsked(() => backroom.intake.state(), [], ['intake.changed']);
  const startRefusal = useIntakeStart((start) => start.refusal);
  const mayEdit = useMay('orders.edit');
  useKeys({ ...(mayEdit && { N: () => go('entry') }) });
  const reading = state.value;
  const phase = () => {
    if (reading === undefined) return null;
    switch (reading.phase) {
      case 'idle':
        return <IdlePanel />;
      case 'reading':
        return <ReadingPanel reading={reading} />;
      case 'mapping':
        return <MappingPanel key={`${reading.readingId} ${reading.fileName} ${reading.sheetName ?? ''} ${String(reading.tablesLeft)}`} asked={reading} />;
      case 'preview':
        return <PreviewPanels key={reading.readingId} preview={reading} />;
      case 'importing':
        return <ImportingPanel importing={reading} />;
      case 'done':
        return <DonePanel done={reading} />;
      default:
        return assertNever(reading);
    }
  };
  const busy = reading?.phase === 'reading' || reading?.phase === 'importing';
  return (
    <PageFrame
      title={t('title')}
      narrow={reading?.phase !== 'mapping'}
      extra={
        <>
          {mayEdit && (
            <Button keys="N" onClick={() => go('entry')}>
              {t('entry:open')}
            </Button>
          )}
          <Button keys="Ctrl O" disabled={busy} onClick={() => void chooseAndRead()}>
            {t('choose')}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={startRefusal ?? state.refusal} />
      {phase()}
      {reading !== undefined && (reading.phase === 'idle' || reading.phase === 'done') && <KeptMappings />}
      {reading !== undefined && reading.phase !== 'preview' && reading.phase !== 'mapping' && <RunsPanel />}
    </PageFrame>
  );
};
