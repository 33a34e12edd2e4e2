import { Form, Input, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { figure } from '../../i18n/format.ts';
import type { Fields } from './connections-form.tsx';
import styles from './settings.module.css';
import parts from './connections.module.css';

type Props = { readonly form: FormInstance<Fields>; readonly accounts: OutputFor<'sync', 'connections'>['accounts'] };

/** Which shop of the platform: as its orders carry it, so that it is chosen rather than typed. */
export const AccountField = ({ form, accounts }: Props) => {
  const { t } = useTranslation('connections');
  const named = accounts.filter(({ account }) => account !== '');
  return (
    <div className={styles['pair']} data-field="account">
      <Form.Item name="account" label={<>{t('form.account')}<span className={parts['optional']}>{t('form.optional')}</span></>} extra={t('form.accountHint')}>
        <Input maxLength={60} spellCheck={false} data-testid="account" />
      </Form.Item>
      {named.length > 0 && (
        <div className={parts['accounts']} role="group" aria-label={t('form.accountChoices')}>
          <span>{t('form.accountChoices')}</span>
          {named.map(({ account, orders }) => (
            <button key={account} type="button" onClick={() => form.setFieldValue('account', account)}>{t('form.accountOrders', { name: account, n: figure(orders) })}</button>
          ))}
        </div>
      )}
    </div>
  );
};
