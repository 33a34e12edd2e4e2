import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { PinFields } from './pin-fields.tsx';
import styles from './settings.module.css';

type Fields = { readonly currentPin: string; readonly newPin: string };

export const PinSection = () => {
  const { t } = useTranslation('settings');
  const { staffId } = useSession();
  const [form] = Form.useForm<Fields>();
  const [done, setDone] = useState(false);
  const change = useCommand(backroom.staff.changePin);
  const save = async ({ currentPin, newPin }: Fields): Promise<void> => {
    const answer = await change.run({ staffId, currentPin, newPin });
    if (answer?.ok !== true) return;
    form.resetFields();
    setDone(true);
  };
  return (
    <Panel title={t('section.pin')}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} className={styles['narrow'] ?? ''} onValuesChange={() => setDone(false)} onFinish={(fields) => void save(fields)}>
        <Form.Item name="currentPin" label={t('pin.current')} rules={[{ required: true, message: t('shop.required') }]}>
          <Input.Password inputMode="numeric" maxLength={12} autoComplete="off" />
        </Form.Item>
        <PinFields />
        <RefusalNotice refusal={change.refusal} />
        <div className={styles['foot']}>
          <Button kind="primary" type="submit" busy={change.busy}>
            {t('pin.save')}
          </Button>
          {done && (
            <span className={styles['said']} role="status">
              {t('pin.done')}
            </span>
          )}
        </div>
      </Form>
    </Panel>
  );
};
