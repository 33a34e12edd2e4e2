import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes, figure } from '../../i18n/format.ts';
import { PassphraseFields } from './passphrase-fields.tsx';
import styles from './settings.module.css';

/** The whole shop as one file for another PC. */
export const MovePart = () => {
  const { t } = useTranslation('backups');
  const [sealed, setSealed] = useState(false);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const write = useCommand(backroom.backups.exportEverything);
  const save = async (passphrase: string | null): Promise<void> => {
    setSaved(undefined);
    const answer = await write.run({ passphrase });
    if (answer?.ok === true && answer.value !== null) {
      const { file, bytes: size, pictures } = answer.value;
      setSaved(t('move.saved', { file, size: bytes(size), n: figure(pictures) }));
    }
  };
  return (
    <Panel title={t('move.title')}>
      <p className={styles['hint']}>{t('move.hint')}</p>
      <Form<{ passphrase?: string }> layout="vertical" requiredMark={false} className={styles['narrow'] ?? ''} style={{ marginTop: 8 }} onFinish={({ passphrase }) => void save(sealed ? (passphrase ?? null) : null)}>
        <Form.Item style={{ marginBottom: 8 }}>
          <Checkbox checked={sealed} onChange={(event) => setSealed(event.target.checked)}>{t('move.withPassphrase')}</Checkbox>
        </Form.Item>
        {sealed && <PassphraseFields />}
        <RefusalNotice refusal={write.refusal} />
        <div className={styles['foot']}>
          <Button type="submit" busy={write.busy} data-move="save">{write.busy ? t('move.saving') : t('move.save')}</Button>
        </div>
        {saved !== undefined && <p className={`${styles['said']} selectable`} role="status">{saved}</p>}
      </Form>
    </Panel>
  );
};
