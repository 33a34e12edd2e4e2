import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { useRefusalWords } from '../../i18n/refusal-words.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './printers.module.css';

type Shop = OutputFor<'printing', 'autoPrint'>['shops'][number];
const slipChoices = ['interleaved', 'separate', 'none'] as const;

/** PR-10: shops whose paid orders print by themselves, and why nothing comes although it should. */
export const AutoPrint = ({ mayEdit }: { readonly mayEdit: boolean }) => {
  const { t } = useTranslation(['printers', 'terms']);
  const inWords = useRefusalWords();
  const auto = useAsked(() => backroom.printing.autoPrint(), [], ['printing.changed', 'intake.changed']);
  const set = useCommand(backroom.printing.setAutoPrint);
  const change = async (shop: Shop, changed: Partial<Shop>): Promise<void> => {
    const answer = await set.run({ ...shop, ...changed });
    if (answer?.ok === true) auto.again();
  };
  const waiting = auto.value?.waiting ?? null;
  const why = waiting === null ? null : inWords({ code: waiting.code, ...(waiting.params === undefined ? {} : { params: waiting.params }) });
  return (
    <Panel title={t('auto.title')} flush>
      <p className={styles['hint']}>{t('auto.hint')}</p>
      <RefusalNotice refusal={auto.refusal ?? set.refusal} />
      {why !== null && (
        <WarningNotice>
          {t('auto.waiting')} {why.what} {why.todo}
        </WarningNotice>
      )}
      {auto.value?.shops.length === 0 && <EmptyState icon="orders" title={t('auto.empty')} text={t('auto.emptyText')} />}
      {auto.value?.shops.map((shop) => {
        const name = t('auto.shop', { platform: termOr('platform', shop.platform), shop: shop.shopName === '' ? t('auto.noName') : shop.shopName });
        return (
          <div key={`${shop.platform} ${shop.shopName}`} className={styles['shop']} data-auto-print={`${shop.platform} ${shop.shopName}`}>
            <Switch size="small" checked={shop.on} disabled={!mayEdit || set.busy} aria-label={t('auto.switch', { shop: name })} onChange={(on) => void change(shop, { on })} />
            <span>{name}</span>
            <span className={styles['quietWords']}>{t('auto.slips')}</span>
            <Select
              aria-label={`${name} · ${t('auto.slips')}`}
              value={shop.slips}
              disabled={!mayEdit || set.busy}
              options={slipChoices.map((choice) => ({ value: choice, label: t(`auto.slipsChoice.${choice}`) }))}
              onChange={(slips) => void change(shop, { slips })}
            />
          </div>
        );
      })}
    </Panel>
  );
};
