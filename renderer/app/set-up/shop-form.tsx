import { Form, Input, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import { useTranslation } from 'react-i18next';
import type { Sender } from '../../../shared/contract/app.ts';
import styles from './shop-form.module.css';

export type ShopFields = { readonly name: string; readonly timeZone: string; readonly sender: Sender };

/** The PC's own zone first (China's, where nobody ever set one), the rest by name. */
export const timeZones = (): readonly string[] => {
  const set = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const own = /^(?:Etc\/)?(?:UTC|GMT)/.test(set) ? 'Asia/Shanghai' : set;
  return [...new Set([own, 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
};

/** Fields of the shop and of the sender on its waybills, within an antd form. */
export const ShopFormFields = ({ focusFirst = false }: { readonly focusFirst?: boolean }) => {
  const { t } = useTranslation('settings');
  const required: Rule = { required: true, whitespace: true, message: t('shop.required') };
  return (
    <>
      <div className={styles['two']}>
        <Form.Item name="name" label={t('shop.name')} rules={[required]}>
          <Input maxLength={60} autoFocus={focusFirst} />
        </Form.Item>
        <Form.Item name="timeZone" label={t('shop.timeZone')} rules={[required]}>
          <Select showSearch options={timeZones().map((zone) => ({ value: zone, label: zone }))} />
        </Form.Item>
      </div>
      <h3 className={styles['group']}>{t('shop.sender')}</h3>
      <div className={styles['two']}>
        <Form.Item name={['sender', 'name']} label={t('shop.senderName')} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['sender', 'phone']} label={t('shop.phone')} rules={[required]}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <div className={styles['three']}>
        <Form.Item name={['sender', 'province']} label={t('shop.province')} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['sender', 'city']} label={t('shop.city')} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['sender', 'district']} label={t('shop.district')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className={styles['wide']}>
        <Form.Item name={['sender', 'detail']} label={t('shop.detail')} rules={[required]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name={['sender', 'postcode']} label={t('shop.postcode')}>
          <Input maxLength={12} />
        </Form.Item>
      </div>
    </>
  );
};
