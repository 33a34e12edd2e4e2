import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';

/** PK-8: numbered forms count themselves, number by number: what the rolls still hold, to look at. */
export const FormRolls = () => {
  const { t } = useTranslation('materials');
  const maySee = useMay('printing.print');
  const rolls = useAsked(maySee ? () => backroom.numbers.rolls() : null, [maySee], ['printing.changed']);
  const left = new Map<string, number>();
  for (const roll of rolls.value ?? []) if (roll.active) left.set(roll.courierCode, (left.get(roll.courierCode) ?? 0) + roll.count - roll.used);
  if (left.size === 0) return null;
  return (
    <Panel title={t('rolls.title')} extra={<Button kind="quiet" onClick={() => go('numbers')}>{t('rolls.open')}</Button>} flush>
      <PlainTable
        label={t('rolls.title')}
        rows={[...left]}
        rowKey={([courier]) => courier}
        columns={[
          { key: 'courier', title: t('rolls.courier'), render: ([courier]) => courierName(courier) },
          { key: 'left', title: t('rolls.left'), align: 'end', tight: true, render: ([, n]) => figure(n) },
        ]}
      />
    </Panel>
  );
};
