import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { PassphraseFields } from './passphrase-fields.tsx';
import styles from './settings.module.css';

/** Whether the copies in the second place are encrypted, and how that is changed. */
export const SealPart = ({ sealed, onChange }: { readonly sealed: boolean; readonly onChange: () => void }) => {
  const { t } = useTranslation('backups');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const seal = useCommand(backroom.backups.seal);
  const save = async (passphrase: string | null): Promise<void> => {
    const answer = await seal.run({ passphrase });
    if (answer?.ok !== true) return;
    setAsking(false);
    setDone(passphrase !== null);
    onChange();
  };
  if (asking) {
    return (
      <Form<{ passphrase: string }> layout="vertical" requiredMark={false} className={styles['narrow'] ?? ''} onFinish={({ passphrase }) => void save(passphrase)}>
        <PassphraseFields />
        <p className={styles['hint']}>{t('seal.how')}</p>
        <RefusalNotice refusal={seal.refusal} />
        <div className={styles['foot']}>
          <Button kind="primary" type="submit" busy={seal.busy}>{t('seal.save')}</Button>
          <Button disabled={seal.busy} onClick={() => setAsking(false)}>{t('seal.cancel')}</Button>
        </div>
      </Form>
    );
  }
  return (
    <div style={{ marginTop: 8 }} data-sealed={sealed}>
      <p className={styles['hint']}>{sealed ? t('seal.on') : t('seal.off')}</p>
      {done && <p className={styles['said']} role="status">{t('seal.done')}</p>}
      <RefusalNotice refusal={seal.refusal} />
      <div className={styles['foot']}>
        <Button disabled={seal.busy} onClick={() => setAsking(true)}>{sealed ? t('seal.change') : t('seal.set')}</Button>
        {sealed && <Button kind="quiet" busy={seal.busy} onClick={() => void save(null)}>{t('seal.stop')}</Button>}
      </div>
    </div>
  );
};
