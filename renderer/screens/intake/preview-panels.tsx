import { useTranslation } from 'react-i18next';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { ChangedOrders } from './changed-orders.tsx';
import { kindWords } from './kind-words.ts';
import { NoticedLines, RefusedLines } from './refused-lines.tsx';
import styles from './intake.module.css';

export type Preview = Extract<IntakeReading, { phase: 'preview' }>;

type FigureName = 'newOrders' | 'changedOrders' | 'unchangedOrders' | 'masked' | 'doubtful' | 'refused';

const Figures = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useTranslation('intake');
  const figures: readonly { name: FigureName; count: number; hint: string; tone: string | undefined }[] = [
    { name: 'newOrders', count: preview.newOrders, hint: t('preview.newHint'), tone: styles['accent'] },
    { name: 'changedOrders', count: preview.changedOrders, hint: t('preview.changedHint'), tone: undefined },
    { name: 'unchangedOrders', count: preview.unchangedOrders, hint: t('preview.unchangedHint'), tone: undefined },
    { name: 'masked', count: preview.maskedOrders, hint: t('preview.maskedHint'), tone: styles['amber'] },
    { name: 'doubtful', count: preview.doubtfulOrders, hint: t('preview.doubtfulHint'), tone: styles['amber'] },
    { name: 'refused', count: preview.refusedTotal, hint: t('preview.refusedHint'), tone: styles['red'] },
  ];
  return (
    <dl className={styles['figures']}>
      {figures.map(({ name, count, hint, tone }) => (
        <div key={name} className={styles['figure']} data-figure={name}>
          <dt>{t(`preview.${name}`)}</dt>
          <dd className={count === 0 ? styles['zero'] : tone}>
            {figure(count)}
            {count > 0 && <small>{hint}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** Nothing is changed yet: what the files would do, and what of them cannot be taken. */
export const PreviewPanels = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useTranslation(['intake', 'terms', 'app']);
  const confirm = useCommand(() => backroom.intake.confirm({ readingId: preview.readingId }));
  const map = useCommand(backroom.intake.mapFile);
  const discard = useCommand(backroom.intake.cancel);
  const wanted = preview.newOrders + preview.changedOrders;
  useKeys({ Enter: () => wanted > 0 && void confirm.run(), Escape: () => void discard.run() });
  const extra = [
    ...preview.platforms.map((platform) => t(`terms:platform.${platform}`)),
    t('preview.orders', { n: figure(preview.orders) }),
    t('preview.lines', { n: figure(preview.lines) }),
  ].join(' · ');
  return (
    <>
      <Panel title={t('preview.title', { files: preview.fileNames.join(t('app:joiner')) })} extra={extra} flush>
        <Figures preview={preview} />
      </Panel>
      {preview.orders === 0 && (
        <WarningNotice>
          <strong>{t('preview.wrongFile')}</strong> {t('preview.wrongFileText')}
        </WarningNotice>
      )}
      <RefusedLines lines={preview.refusedLines} total={preview.refusedTotal} />
      <NoticedLines lines={preview.notices} />
      <ChangedOrders examples={preview.examples} total={preview.changedOrders} />
      <Panel title={t('files.title')} flush>
        <PlainTable
          label={t('files.title')}
          rows={preview.files}
          rowKey={(file, index) => `${file.fileName} ${String(index)}`}
          columns={[
            { key: 'name', title: t('files.name'), render: (file) => file.fileName },
            { key: 'kind', title: t('files.kind'), render: (file) => kindWords(file.kind) },
            { key: 'encoding', title: t('files.encoding'), tight: true, render: (file) => file.encoding.toUpperCase() },
            { key: 'rows', title: t('files.rows'), align: 'end', tight: true, render: (file) => figure(file.rows) },
            ...(preview.files.some((file) => file.canBeMapped)
              ? [{
                  key: 'map', title: '', tight: true,
                  render: (file: Preview['files'][number]) => file.canBeMapped && <Button kind="quiet" busy={map.busy} onClick={() => void map.run({ readingId: preview.readingId, file: preview.files.indexOf(file) })}>{t('mapping.mapFile')}</Button>,
                }]
              : []),
          ]}
        />
      </Panel>
      <RefusalNotice refusal={confirm.refusal ?? discard.refusal ?? map.refusal} />
      <div className={styles['confirm']}>
        <span className={styles['confirmWords']}>{wanted === 0 && preview.orders > 0 && t('preview.nothingText')}</span>
        <Button keys="Esc" busy={discard.busy} onClick={() => void discard.run()}>
          {t('preview.discard')}
        </Button>
        <Button kind="primary" keys="Enter" disabled={wanted === 0} busy={confirm.busy} onClick={() => void confirm.run()}>
          {wanted === 0 ? t('preview.nothing') : t('preview.confirm', { n: figure(wanted) })}
        </Button>
      </div>
    </>
  );
};
