import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A new PIN twice; within an antd form, as `newPin` and `again`. */
export const PinFields = () => {
  const { t } = useTranslation('settings');
  return (
    <>
      <Form.Item name="newPin" label={t('pin.next')} extra={t('pin.hint')} rules={[{ required: true, pattern: /^\d{4,12}$/, message: t('pin.digits') }]}>
        <Input.Password inputMode="numeric" maxLength={12} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('pin.again')}
        dependencies={['newPin']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) => (value === getFieldValue('newPin') ? Promise.resolve() : Promise.reject(new Error(t('pin.different')))),
          }),
        ]}
      >
        <Input.Password inputMode="numeric" maxLength={12} autoComplete="new-password" />
      </Form.Item>
    </>
  );
};
