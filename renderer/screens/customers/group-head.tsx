import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSeries } from '../../../shared/contract/customers.ts';
import type { CustomerGroupId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './customers-screen.module.css';

type Props = { readonly series: CustomerSeries; readonly groupId: CustomerGroupId; readonly onEdit: () => void };

/** CU-2: how full the group is, and its list for a broadcast. */
export const GroupHead = ({ series, groupId, onEdit }: Props) => {
  const { t } = useTranslation('customers');
  const mayExport = useMay('customers.export');
  const mayEdit = useMay('customers.edit');
  const [done, setDone] = useState<{ readonly groupId: CustomerGroupId; readonly path: string; readonly rows: number } | null>(null);
  const save = useCommand(backroom.customers.exportGroup);
  const members = series.groups.find((group) => group.groupId === groupId)?.members ?? 0;
  const write = async (format: 'xlsx' | 'csv'): Promise<void> => {
    const answer = await save.run({ groupId, format });
    if (answer?.ok === true && answer.value !== null) setDone({ groupId, ...answer.value });
  };
  return (
    <>
      <div className={styles['group']}>
        <span className={styles['quiet']}>{t('groups.members', { n: figure(members), cap: figure(series.cap) })}{members >= series.cap && ` · ${t('groups.full')}`}</span>
        {series.filling && <span className={styles['quiet']} role="status">{t('groups.filling')}</span>}
        <span className={styles['gap']} />
        {mayEdit && <Button onClick={onEdit}>{t('groups.edit')}</Button>}
        <Button title={mayExport ? t('groups.traced') : t('groups.noExport')} disabled={!mayExport || members === 0} busy={save.busy} data-testid="export-xlsx" onClick={() => void write('xlsx')}>{t('groups.export')}</Button>
        <Button title={mayExport ? t('groups.traced') : t('groups.noExport')} disabled={!mayExport || members === 0} busy={save.busy} onClick={() => void write('csv')}>{t('groups.exportCsv')}</Button>
      </div>
      {done?.groupId === groupId && <p className={styles['done']} role="status">{t('groups.exported', { n: figure(done.rows), path: done.path })}</p>}
      <RefusalNotice refusal={save.refusal} />
    </>
  );
};
