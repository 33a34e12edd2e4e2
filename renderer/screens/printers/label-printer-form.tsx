import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LabelPrinter } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { AntdDialog } from '../../app/antd-dialog.tsx';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';

type Fields = Omit<LabelPrinter, 'id' | 'gapHmm'> & { readonly gapMm: number };
const dots = [203, 300, 600] as const;

/** `printer` null = a new one. */
export const LabelPrinterForm = ({ printer, onClose }: { readonly printer: LabelPrinter | null; readonly onClose: () => void }) => {
  const { t } = useTranslation('printers');
  const [form] = Form.useForm<Fields>();
  const save = useCommand(backroom.printers.saveLabelPrinter);
  const saveNow = async ({ gapMm, ...fields }: Fields): Promise<void> => {
    const answer = await save.run({ id: printer?.id ?? null, ...fields, gapHmm: Math.round(gapMm * 100) });
    if (answer?.ok === true) onClose();
  };
  const initial: Partial<Fields> = printer === null ? { port: 9100, language: 'tspl', dotsPerInch: 203, gapMm: 2 } : { ...printer, gapMm: printer.gapHmm / 100 };
  const needed = { required: true, message: t('label.needed') };
  return (
    <AntdDialog title={printer === null ? t('label.add') : t('label.edit', { name: printer.name })} width={460} onClose={onClose}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(fields) => void saveNow(fields)}>
        <Form.Item name="name" label={t('label.name')} rules={[{ ...needed, whitespace: true }]}>
          <Input maxLength={60} placeholder={t('label.nameHint')} data-first />
        </Form.Item>
        <Form.Item name="host" label={t('label.host')} rules={[{ ...needed, whitespace: true }]}>
          <Input maxLength={255} placeholder="192.168.1.50" spellCheck={false} />
        </Form.Item>
        <Form.Item name="port" label={t('label.port')} rules={[needed]}>
          <InputNumber min={1} max={65_535} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="language" label={t('label.language')}>
          <Select options={[{ value: 'tspl', label: 'TSPL' }, { value: 'zpl', label: 'ZPL' }]} />
        </Form.Item>
        <Form.Item name="dotsPerInch" label={t('label.dots')}>
          <Select options={dots.map((value) => ({ value, label: t('label.dpi', { n: value }) }))} />
        </Form.Item>
        <Form.Item name="gapMm" label={t('label.gap')} extra={t('label.gapHint')} rules={[needed]}>
          <InputNumber min={0} max={20} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <RefusalNotice refusal={save.refusal} />
        <Button kind="primary" type="submit" busy={save.busy}>
          {t('label.save')}
        </Button>
      </Form>
    </AntdDialog>
  );
};
