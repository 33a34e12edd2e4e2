import { Form, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { refreshAppState, useShop } from '../../app/session.ts';
import { ShopFormFields, type ShopFields } from '../../app/set-up/shop-form.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import styles from './settings.module.css';

type Fields = ShopFields & { readonly defaultCourier: string; readonly weighParcels: boolean };

export const ShopSection = () => {
  const { t } = useTranslation(['settings', 'app']);
  const { shop, defaultCourier, weighParcels } = useShop();
  const [form] = Form.useForm<Fields>();
  const [saved, setSaved] = useState(false);
  const update = useCommand(backroom.app.updateShop);
  const save = async (fields: Fields): Promise<void> => {
    const { name, timeZone, sender } = fields;
    const answer = await update.run({ shop: { name, timeZone, sender }, defaultCourier: fields.defaultCourier, weighParcels: fields.weighParcels });
    if (answer?.ok !== true) return;
    await refreshAppState();
    setSaved(true);
  };
  const couriers = [...new Set<string>([...knownCouriers, ...(defaultCourier === '' ? [] : [defaultCourier])])];
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...shop, defaultCourier, weighParcels }}
      onValuesChange={() => setSaved(false)}
      onFinish={(fields) => void save(fields)}
      style={{ display: 'contents' }}
    >
      <Panel title={t('shop.shop')}>
        <ShopFormFields />
      </Panel>
      <Panel title={t('shop.work')}>
        <div className={styles['pair']}>
          <Form.Item name="defaultCourier" label={t('shop.defaultCourier')} extra={t('shop.defaultCourierHint')}>
            <Select options={couriers.map((code) => ({ value: code, label: courierName(code) }))} />
          </Form.Item>
          <Form.Item name="weighParcels" label={t('shop.weigh')} extra={t('shop.weighHint')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </Panel>
      <RefusalNotice refusal={update.refusal} />
      <div className={styles['foot']}>
        <Button kind="primary" type="submit" busy={update.busy}>
          {t('app:save')}
        </Button>
        {saved && (
          <span className={styles['said']} role="status">
            {t('saved')}
          </span>
        )}
      </div>
    </Form>
  );
};
