import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes, figure } from '../../i18n/format.ts';
import { useState } from 'react';

/** What this installation is, and its diagnostics as a file without personal data. */
export const DiagnosticsScreen = () => {
  const { t } = useTranslation('diagnostics');
  const asked = useAsked(() => backroom.app.diagnostics(), []);
  const [file, setFile] = useState<string | undefined>(undefined);
  const save = useCommand(backroom.app.exportDiagnostics);
  const known = asked.value;
  const exportIt = async (): Promise<void> => {
    const answer = await save.run();
    if (answer?.ok === true && answer.value !== null) setFile(answer.value.file);
  };
  return (
    <PageFrame
      title={t('title')}
      narrow
      extra={
        <Button icon={<Icon name="back" size={15} />} onClick={() => go('settings')}>
          {t('back')}
        </Button>
      }
    >
      <RefusalNotice refusal={asked.refusal ?? save.refusal} />
      <Panel
        title={`${t('about')} ${known?.version ?? ''}`}
        extra={
          <Button busy={save.busy} onClick={() => void exportIt()}>
            {t('export')}
          </Button>
        }
      >
        <p>{t('aboutText')}</p>
        <p style={{ color: 'var(--ink-2)', fontSize: 'var(--text-dense)' }} role="status" className="selectable">
          {file === undefined ? t('exportHint') : t('exported', { file })}
        </p>
      </Panel>
      {known !== undefined && (
        <>
          <Panel title={t('counts')}>
            <Facts facts={(['orders', 'parcels', 'skus', 'trace'] as const).map((name) => [t(name), figure(known.counts[name])])} />
          </Panel>
          <Panel title={t('places')}>
            <Facts facts={[[t('storeFile'), known.storeFile], [t('storeBytes'), bytes(known.storeBytes)], [t('storeVersion'), known.storeVersion], [t('logFolder'), known.logFolder]]} />
          </Panel>
          <Panel title={t('facts')}>
            <Facts facts={(['version', 'electron', 'chromium', 'node', 'sqlite', 'platform'] as const).map((name) => [t(name), known[name]])} />
          </Panel>
        </>
      )}
    </PageFrame>
  );
};
