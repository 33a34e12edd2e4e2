import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, moment } from '../../i18n/format.ts';

const outcomes = ['finished', 'cancelled', 'failed', 'running', 'interrupted'] as const;

export const RunsPanel = () => {
  const { t } = useTranslation(['intake', 'app']);
  const runs = useAsked(() => backroom.intake.runs(), [], ['intake.changed']);
  const outcomeWords = (outcome: string): string => {
    const known = outcomes.find((one) => one === outcome);
    return known === undefined ? outcome : t(`runs.${known}`);
  };
  return (
    <Panel title={t('runs.title')} flush={(runs.value?.length ?? 0) > 0}>
      <RefusalNotice refusal={runs.refusal} />
      {runs.value?.length === 0 && t('runs.none')}
      {runs.value !== undefined && runs.value.length > 0 && (
        <PlainTable
          label={t('runs.title')}
          rows={runs.value}
          rowKey={(run, index) => `${String(run.at)} ${String(index)}`}
          columns={[
            { key: 'when', title: t('runs.when'), tight: true, render: (run) => moment(run.at) },
            { key: 'who', title: t('runs.who'), tight: true, render: (run) => run.staffName },
            { key: 'files', title: t('runs.files'), render: (run) => run.fileNames.join(t('app:joiner')) },
            { key: 'new', title: t('runs.newOrders'), align: 'end', tight: true, render: (run) => figure(run.newOrders) },
            { key: 'changed', title: t('runs.changedOrders'), align: 'end', tight: true, render: (run) => figure(run.changedOrders) },
            { key: 'refused', title: t('runs.refused'), align: 'end', tight: true, render: (run) => figure(run.refused) },
            { key: 'outcome', title: t('runs.outcome'), tight: true, render: (run) => outcomeWords(run.outcome) },
          ]}
        />
      )}
    </Panel>
  );
};
