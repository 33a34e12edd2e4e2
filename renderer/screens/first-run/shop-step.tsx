import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFirstRun } from '../../app/first-run-progress.ts';
import { RestoreSteps } from '../../app/restore/restore-steps.tsx';
import { refreshAppState, useAppState } from '../../app/session.ts';
import { ShopFormFields, timeZones, type ShopFields } from '../../app/set-up/shop-form.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useSpoken } from '../../i18n/use-spoken.ts';
import styles from './first-run.module.css';

type Fields = ShopFields & { readonly manager: string; readonly pin: string };

/** The shop, its sender and its manager come into being together; the demo shop asks for a PIN alone. */
export const ShopStep = () => {
  const { t } = useTranslation(['firstRun', 'settings', 'backups']);
  const language = useSpoken();
  const storeFile = useAppState(({ state }) => (state?.phase === 'first_run' ? state.storeFile : ''));
  const [demo, setDemo] = useState(false);
  const [moving, setMoving] = useState(false);
  const [form] = Form.useForm<Fields>();
  const create = useCommand(backroom.app.createShop);

  const demoShop = (): ShopFields => {
    const { shop, manager: _manager, ...sender } = t('demoSender', { returnObjects: true });
    return { name: shop, timeZone: timeZones()[0] ?? 'Asia/Shanghai', sender };
  };
  const choose = (isDemo: boolean): void => {
    setDemo(isDemo);
    if (isDemo && (form.getFieldValue('manager') ?? '') === '') form.setFieldValue('manager', t('demoSender.manager'));
  };
  const save = async (fields: Fields): Promise<void> => {
    const { name, timeZone, sender } = demo ? demoShop() : fields;
    // From here on this window stays with the first run until its last step, whatever is said about the shop meanwhile.
    useFirstRun.setState({ step: 'creating' });
    const answer = await create.run({ shop: { name, timeZone, sender }, manager: { name: fields.manager, pin: fields.pin }, demo });
    if (answer?.ok !== true) {
      useFirstRun.setState({ step: undefined });
      return;
    }
    if (language !== 'zh-CN') await backroom.app.setAppearance({ language, theme: 'system' });
    await refreshAppState();
    useFirstRun.setState({ step: demo ? undefined : 'printers' });
  };

  if (moving) {
    return (
      <div data-first-run="moving" style={{ display: 'contents' }}>
        <p>{t('backups:move.fromOldHint')}</p>
        <RestoreSteps />
        <div>
          <Button onClick={() => setMoving(false)}>{t('backups:move.backToNew')}</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <div>
        <Button kind="quiet" data-first-run="move" onClick={() => setMoving(true)}>
          {t('backups:move.fromOld')}
        </Button>
      </div>
      <div className={styles['which']} role="radiogroup" aria-label={t('which')}>
        {[false, true].map((isDemo) => (
          <button key={String(isDemo)} type="button" role="radio" aria-checked={demo === isDemo} className={styles['choice']} data-choice={isDemo ? 'demo' : 'own'} onClick={() => choose(isDemo)}>
            <Icon name={isDemo ? 'packing' : 'person'} />
            {isDemo ? t('demo') : t('own')}
          </button>
        ))}
      </div>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ timeZone: timeZones()[0], sender: { district: '', postcode: '' }, manager: '' }}
        onFinish={(fields) => void save(fields)}
        style={{ display: 'contents' }}
      >
        {demo ? (
          <Panel title={t('demo')}>
            <p className={styles['text']}>{t('demoText')}</p>
          </Panel>
        ) : (
          <Panel title={t('step.shop')}>
            <ShopFormFields focusFirst />
          </Panel>
        )}
        <Panel title={t('manager')}>
          <div className={styles['three']}>
            <Form.Item name="manager" label={t('managerName')} rules={[{ required: true, whitespace: true, message: t('settings:shop.required') }]}>
              <Input maxLength={40} autoFocus={demo} />
            </Form.Item>
            <Form.Item name="pin" label={t('pin')} rules={[{ required: true, pattern: /^\d{4,12}$/, message: t('digits') }]}>
              <Input.Password inputMode="numeric" maxLength={12} autoComplete="new-password" />
            </Form.Item>
            <Form.Item
              name="again"
              label={t('again')}
              dependencies={['pin']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_rule, value: unknown) => (value === getFieldValue('pin') ? Promise.resolve() : Promise.reject(new Error(t('different')))),
                }),
              ]}
            >
              <Input.Password inputMode="numeric" maxLength={12} autoComplete="new-password" />
            </Form.Item>
          </div>
          <p className={styles['text']}>{t('pinHint')}</p>
        </Panel>
        <RefusalNotice refusal={create.refusal} />
        <div className={styles['foot']}>
          <span className={`${styles['text']} selectable`}>{create.busy ? t(demo ? 'creatingDemo' : 'creating') : storeFile !== '' && t('data', { file: storeFile })}</span>
          <Button kind="primary" size="large" type="submit" busy={create.busy}>
            {demo ? t('createDemo') : t('create')}
          </Button>
        </div>
      </Form>
    </>
  );
};
