import { Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personalRetention } from '../../../shared/domain/orders/personal-retention.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './settings.module.css';

/** So long names, phones and addresses of ended orders are kept. */
export const PersonalPart = () => {
  const { t } = useTranslation('backups');
  const known = useAsked(() => backroom.backups.personal(), []);
  const set = useCommand(backroom.backups.setPersonal);
  const [saved, setSaved] = useState(false);
  const save = async ({ months }: { months: number }): Promise<void> => {
    const answer = await set.run({ months });
    setSaved(answer?.ok === true);
  };
  return (
    <Panel title={t('personal.title')}>
      <p className={styles['hint']}>{t('personal.hint')}</p>
      {known.value !== undefined && (
        <Form<{ months: number }> layout="inline" initialValues={{ months: known.value.months }} style={{ marginTop: 8 }} onValuesChange={() => setSaved(false)} onFinish={(fields) => void save(fields)}>
          <Form.Item name="months" rules={[{ required: true, type: 'integer', min: personalRetention.least, max: personalRetention.most }]}>
            <InputNumber min={personalRetention.least} max={personalRetention.most} suffix={t('personal.months')} aria-label={t('personal.title')} style={{ width: 140 }} />
          </Form.Item>
          <Button type="submit" busy={set.busy}>{t('personal.save')}</Button>
          {saved && <span className={styles['said']} role="status" style={{ marginInlineStart: 8 }}>{t('personal.saved')}</span>}
        </Form>
      )}
      <RefusalNotice refusal={set.refusal ?? known.refusal} />
      <p className={styles['hint']} style={{ marginTop: 8 }}>{known.value !== undefined && known.value.erased > 0 ? `${t('personal.erased', { n: figure(known.value.erased) })} ` : ''}{t('personal.copies')}</p>
    </Panel>
  );
};
