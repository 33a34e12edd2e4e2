import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A new passphrase twice; within an antd form, as `passphrase` and `again`. */
export const PassphraseFields = () => {
  const { t } = useTranslation('backups');
  return (
    <>
      <Form.Item name="passphrase" label={t('seal.passphrase')} extra={t('seal.hint')} rules={[{ required: true, min: 8, message: t('seal.short') }]}>
        <Input.Password maxLength={200} autoComplete="new-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('seal.again')}
        dependencies={['passphrase']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) => (value === getFieldValue('passphrase') ? Promise.resolve() : Promise.reject(new Error(t('seal.different')))),
          }),
        ]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </>
  );
};
