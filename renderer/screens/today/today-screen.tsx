import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useMay, useShop } from '../../app/session.ts';
import { useNow } from '../../app/use-now.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { DayFigures } from './day-figures.tsx';
import { LowMaterials } from './low-materials.tsx';
import { ShipFirst } from './ship-first.tsx';
import { SetUpList } from './set-up-list.tsx';
import { WaitingCards } from './waiting-cards.tsx';

/** What waits, the most pressing first; each number leads to its list. */
export const TodayScreen = () => {
  const { t } = useTranslation('today');
  const mayPack = useMay('packing.pack');
  const { demo } = useShop();
  const maySetUp = useMay('settings.edit') && !demo;
  const hour = Math.floor(useNow() / 3_600_000);
  const counts = useAsked(() => backroom.orders.counts(), [], ['orders.changed']);
  const packing = useAsked(mayPack ? () => backroom.packing.today() : null, [mayPack], ['packing.changed', 'printing.changed']);
  const tasks = useAsked(() => backroom.tasks.counts(), [hour], ['tasks.changed']);
  const sheets = useAsked(() => backroom.handover.list({ offset: 0, limit: 1 }), [], ['tasks.changed']);
  const mayMoney = useMay('transfers.read');
  const money = useAsked(mayMoney ? () => backroom.transfers.counts() : null, [mayMoney], ['transfers.changed']);
  const mayArchive = useMay('stubs.archive');
  const archive = useAsked(mayArchive ? () => backroom.stubs.overview() : null, [mayArchive], ['stubs.changed']);
  const unsigned = useAsked(mayPack ? () => backroom.collections.closed() : null, [mayPack], ['collections.changed']);
  const couriers = useAsked(mayPack ? () => backroom.collections.couriers() : null, [mayPack], ['collections.changed', 'packing.changed']);
  const mayClaim = useMay('claims.read');
  const claims = useAsked(mayClaim ? () => backroom.claims.attention() : null, [mayClaim, hour], ['claims.changed']);
  return (
    <PageFrame
      title={t('title')}
      narrow
      extra={packing.value === undefined ? undefined : <span>{t('packed', { packed: figure(packing.value.packed), stopped: figure(packing.value.stopped) })}</span>}
    >
      <RefusalNotice refusal={counts.refusal} />
      <WaitingCards
        counts={counts.value}
        own={{ tasksOver: tasks.value?.over ?? 0, handovers: sheets.value?.waiting ?? 0, moneyLines: money.value?.open ?? 0 }}
        toPack={packing.value?.waiting ?? 0}
        toCollect={couriers.value?.reduce((sum, one) => sum + one.waiting, 0) ?? 0}
        unsigned={unsigned.value?.unsigned.length ?? 0}
        stubsDue={archive.value?.due?.stubs ?? 0}
        claims={{ due: (claims.value?.over ?? 0) + (claims.value?.near ?? 0) + (claims.value?.followUps ?? 0), late: (claims.value?.over ?? 0) > 0 }}
      />
      <LowMaterials />
      {(counts.value?.to_ship ?? 0) > 0 && <ShipFirst />}
      {(counts.value?.all ?? 0) > 0 && <DayFigures />}
      {maySetUp && counts.value !== undefined && <SetUpList orders={counts.value.all} />}
    </PageFrame>
  );
};
