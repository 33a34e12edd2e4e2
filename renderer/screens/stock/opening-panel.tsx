import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable } from '../../components/virtual-table.tsx';
import { figure } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import styles from './stock-screen.module.css';

export type OpeningPreview = OutputFor<'stock', 'previewOpening'>;
type Props = { readonly preview: OpeningPreview; readonly onDone: (skus: number) => void; readonly onCancel: () => void };

/** WH-2: what a stock file would do, and every line that it could not be read from (IN-3); nothing changes before the confirmation. */
export const OpeningPanel = ({ preview, onDone, onCancel }: Props) => {
  const { t } = useTranslation(['stock', 'app']);
  const confirm = useCommand(() => backroom.stock.confirmOpening({ token: preview.token }));
  const { refused } = preview;
  return (
    <Panel title={t('opening.title', { file: preview.fileName })}>
      <div className={styles['opening']} data-testid="opening-preview">
        <p className={styles['quiet']}>{t('opening.text')}</p>
        <dl>
          {([['rows', preview.rows], ['newSkus', preview.newSkus], ['pieces', preview.pieces], ['refused', refused.length]] as const).map(([name, value]) => (
            <div key={name} className={name === 'refused' && value > 0 ? styles['warn'] : undefined}>
              <dt>{t(`opening.${name}`)}</dt>
              <dd>{figure(value)}</dd>
            </div>
          ))}
        </dl>
        {refused.length > 0 && (
          <div className={styles['refused']} style={{ height: Math.min(refused.length, 6) * 32 + 40 }}>
            <VirtualTable
              label={t('opening.refused')}
              total={refused.length}
              rowHeight={32}
              rowAt={(index) => refused[index]}
              columns={[
                { key: 'line', title: <span className="visually-hidden">{t('opening.where')}</span>, width: '90px', render: (row) => t('opening.line', { n: row.lineNumber }) },
                {
                  key: 'why', title: t('opening.refused'), width: '1fr',
                  render: (row) => {
                    const { what, todo } = refusalWords({ code: row.code, params: row.params });
                    return <span title={`${what} ${todo}`}>{`${what} ${todo}`}</span>;
                  },
                },
              ]}
            />
          </div>
        )}
        <RefusalNotice refusal={confirm.refusal} />
        <div className={styles['buttons']}>
          <Button
            kind="primary"
            autoFocus
            busy={confirm.busy}
            disabled={preview.rows === 0}
            onClick={() =>
              void confirm.run().then((answer) => {
                if (answer?.ok === true) onDone(answer.value.skus);
              })
            }
          >
            {t('opening.confirm', { n: figure(preview.rows) })}
          </Button>
          <Button onClick={onCancel}>{t('app:cancel')}</Button>
        </div>
      </div>
    </Panel>
  );
};
