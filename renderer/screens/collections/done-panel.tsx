import { useTranslation } from 'react-i18next';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import type { Closed } from './hand-over-pane.tsx';
import { ShipFiles } from './ship-files.tsx';
import styles from './hand-over-pane.module.css';

type Props = { readonly closed: Closed; readonly onAgain: () => void; readonly onSign: () => void };

/** What closing came to, and what is left to do: upload the files, have it signed. */
export const DonePanel = ({ closed, onAgain, onSign }: Props) => {
  const { t } = useTranslation('collections');
  return (
    <Panel title={t('done.title')} flush>
      <div className={styles['done']} data-testid="closed">
        <b>
          <Icon name="check" size={22} />
          {t('done.text', { parcels: figure(closed.parcels), orders: figure(closed.orders) })}
        </b>
        <p>{closed.files.length === 0 ? t('done.noFiles') : closed.files.some(({ file }) => file === null) ? t('done.filesLater') : t('done.files')}</p>
      </div>
      <ShipFiles files={closed.files} />
      <div className={styles['again']}>
        {closed.unsigned > 0 && (
          <>
            <WarningNotice>{t('pane.reminder')}</WarningNotice>
            <Button onClick={onSign} data-testid="sign-now">{t('done.sign')}</Button>
          </>
        )}
        <PrintPaperButton paper={{ kind: 'manifest', collectionId: closed.collectionId }} />
        <Button onClick={onAgain}>{t('done.again')}</Button>
      </div>
    </Panel>
  );
};

type FilesProps = { readonly files: Parameters<typeof ShipFiles>[0]['files'] | undefined; readonly refusal: Parameters<typeof RefusalNotice>[0]['refusal'] };

export const EarlierFiles = ({ files, refusal }: FilesProps) => {
  const { t } = useTranslation('collections');
  return (
    <Panel title={t('files.title')} flush>
      <RefusalNotice refusal={refusal} />
      {files !== undefined && (files.length === 0 ? <p className={styles['empty']}>{t('files.empty')}</p> : <ShipFiles files={files} />)}
    </Panel>
  );
};
