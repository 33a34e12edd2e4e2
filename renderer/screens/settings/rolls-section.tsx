import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberRoll } from '../../../shared/contract/numbers.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import { figure, isoDay } from '../../i18n/format.ts';
import { RetireRoll } from './retire-roll.tsx';
import styles from './settings.module.css';

type Fields = { readonly courierCode: string; readonly firstNumber: string; readonly count: number; readonly step: number; readonly rule: 'plain' | 's10' | 'sf12' };
const rules = ['plain', 's10', 'sf12'] as const;
/** From here on somebody should order new forms. */
const fewLeft = 50;

/** PR-5: rolls of numbered forms; each number is taken once, for ever. */
export const RollsSection = () => {
  const { t } = useTranslation('settings');
  const { defaultCourier } = useShop();
  const rolls = useAsked(() => backroom.numbers.rolls(), [], ['printing.changed']);
  const [form] = Form.useForm<Fields>();
  const [said, setSaid] = useState<{ readonly courier: string; readonly looksRight: boolean } | undefined>(undefined);
  const add = useCommand(backroom.numbers.addRoll);
  const save = async (fields: Fields): Promise<void> => {
    const answer = await add.run({ ...fields, firstNumber: fields.firstNumber.trim() });
    if (answer?.ok !== true) return;
    setSaid({ courier: fields.courierCode, looksRight: answer.value.looksRight });
    form.resetFields();
    rolls.again();
  };
  const left = (roll: NumberRoll): number => roll.count - roll.used;
  const state = (roll: NumberRoll) => {
    if (!roll.active) return <Tag>{t('rolls.retired')}</Tag>;
    if (left(roll) === 0) return <Tag>{t('rolls.finished')}</Tag>;
    return left(roll) <= fewLeft ? <Tag tone="amber">{t('rolls.low')}</Tag> : null;
  };
  return (
    <>
      <p className={styles['hint']}>{t('rolls.hint')}</p>
      <Panel title={t('rolls.add')}>
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ courierCode: defaultCourier, step: 1, rule: 'plain' }}
          onValuesChange={() => setSaid(undefined)}
          onFinish={(fields) => void save(fields)}
        >
          <div className={styles['rollForm']}>
            <Form.Item name="courierCode" label={t('rolls.courier')}>
              <Select
                options={[...new Set<string>([...knownCouriers, defaultCourier])].map((code) => ({ value: code, label: courierName(code) }))}
                onChange={(code: string) => form.setFieldValue('rule', code === 'EMS' ? 's10' : 'plain')}
              />
            </Form.Item>
            <Form.Item name="firstNumber" label={t('rolls.first')} rules={[{ required: true, whitespace: true, message: t('shop.required') }]}>
              <Input maxLength={40} spellCheck={false} />
            </Form.Item>
            <Form.Item name="count" label={t('rolls.count')} rules={[{ required: true, message: t('shop.required') }]}>
              <InputNumber min={1} max={1_000_000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="step" label={t('rolls.step')} tooltip={t('rolls.stepHint')} rules={[{ required: true, message: t('shop.required') }]}>
              <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="rule" label={t('rolls.rule')}>
              <Select options={rules.map((rule) => ({ value: rule, label: t(`rolls.rules.${rule}`) }))} />
            </Form.Item>
          </div>
          <RefusalNotice refusal={add.refusal} />
          {said !== undefined && !said.looksRight && <WarningNotice>{t('rolls.odd', { courier: courierName(said.courier) })}</WarningNotice>}
          <div className={styles['foot']}>
            <Button kind="primary" type="submit" busy={add.busy}>
              {t('rolls.save')}
            </Button>
            {said?.looksRight === true && (
              <span className={styles['said']} role="status">
                {t('saved')}
              </span>
            )}
          </div>
        </Form>
      </Panel>
      <RefusalNotice refusal={rolls.refusal} />
      {rolls.value !== undefined && (
        <Panel title={t('section.rolls')} flush>
          {rolls.value.length === 0 ? (
            <EmptyState icon="printing" title={t('section.rolls')} text={t('rolls.empty')} />
          ) : (
            <PlainTable
              label={t('section.rolls')}
              rows={rolls.value}
              rowKey={(roll) => roll.id}
              columns={[
                { key: 'courier', title: t('rolls.courier'), tight: true, render: (roll) => courierName(roll.courierCode) },
                { key: 'next', title: t('rolls.next'), render: (roll) => (roll.nextNumber === null ? '—' : <LongNumber value={roll.nextNumber} />) },
                { key: 'left', title: t('rolls.left'), align: 'end', tight: true, render: (roll) => figure(left(roll)) },
                { key: 'used', title: t('rolls.used'), align: 'end', tight: true, render: (roll) => figure(roll.used) },
                { key: 'range', title: t('rolls.first'), render: (roll) => `${t('rolls.range', { first: roll.firstNumber, n: figure(roll.count) })} · ${isoDay(roll.createdAt)}` },
                { key: 'state', title: t('rolls.state'), tight: true, render: state },
                { key: 'action', title: <span className="visually-hidden">{t('rolls.retire')}</span>, align: 'end', tight: true, render: (roll) => roll.active && <RetireRoll rollId={roll.id} /> },
              ]}
            />
          )}
        </Panel>
      )}
    </>
  );
};
