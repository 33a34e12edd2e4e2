import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './hand-over-pane.module.css';

export type ShipFile = OutputFor<'collections', 'shipFiles'>[number];

/** The batch-ship files to be uploaded at each platform; one that was deleted is written again, one that could not be written yet says so. */
export const ShipFiles = ({ files }: { readonly files: readonly ShipFile[] }) => (
  <ul className={styles['files']}>
    {files.map((file) => (
      <ShipFileRow key={file.id} file={file} />
    ))}
  </ul>
);

const ShipFileRow = ({ file }: { readonly file: ShipFile }) => {
  const { t } = useTranslation('collections');
  const [shown, setShown] = useState(false);
  const reveal = useCommand(() => backroom.collections.revealShipFile({ id: file.id }));
  return (
    <li>
      <span className={`${styles['name']} selectable`}>{file.fileName}</span>
      <span className={styles['quiet']}>
        {[termOr('platform', file.platform), t('files.orders', { n: file.orders }), moment(file.createdAt), shown ? t('files.shown') : ''].filter((part) => part !== '').join(' · ')}
      </span>
      <Button icon={<Icon name="folder" size={15} />} busy={reveal.busy} onClick={() => void reveal.run().then((answer) => setShown(answer?.ok === true))}>
        {file.file === null ? t('files.again') : t('files.reveal')}
      </Button>
      {file.file === null && (
        <div className={styles['waits']}>
          <WarningNotice>{t('files.waits')}</WarningNotice>
        </div>
      )}
      <RefusalNotice refusal={reveal.refusal} />
    </li>
  );
};
