import { Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberRollId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';

export const RetireRoll = ({ rollId }: { readonly rollId: NumberRollId }) => {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const retire = useCommand(backroom.numbers.retireRoll);
  const confirm = async (): Promise<void> => {
    const answer = await retire.run({ rollId, reason });
    if (answer?.ok === true) setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div style={{ display: 'flex', gap: 8, width: 320 }}>
          <Input autoFocus maxLength={200} placeholder={t('rolls.reason')} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={() => void confirm()} />
          <Button kind="danger" busy={retire.busy} onClick={() => void confirm()}>
            {t('rolls.retire')}
          </Button>
          <RefusalNotice refusal={retire.refusal} />
        </div>
      }
    >
      <span>
        <Button kind="quiet">{t('rolls.retire')}</Button>
      </span>
    </Popover>
  );
};
