import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { fullMoment, yuan } from '../../i18n/format.ts';
import { emptyGift, giftDraftOf, type GiftDraft, type GiftRuleRow } from './gift-draft.ts';
import { GiftEditor } from './gift-editor.tsx';
import styles from './gifts.module.css';

/** IN-8: rules for presents, those in force first. */
export const GiftsSection = () => {
  const { t } = useTranslation(['orderChanges', 'app']);
  const asked = useAsked(() => backroom.orderChanges.giftRules(), [], ['app.changed']);
  const [draft, setDraft] = useState<GiftDraft | null>(null);
  const rules = asked.value?.rules ?? [];
  if (draft !== null) return <GiftEditor start={draft} shops={asked.value?.shops ?? []} onDone={() => setDraft(null)} />;
  const forWhat = ({ condition }: GiftRuleRow): string =>
    condition.kind === 'spend'
      ? t('gifts.spendWords', { money: yuan(condition.fen) })
      : `${t('gifts.buyWords', { pieces: condition.pieces })}${condition.codes.length === 0 ? '' : t('gifts.ofCodes', { codes: condition.codes.slice(0, 6).join(t('app:joiner')) + (condition.codes.length > 6 ? '…' : '') })}`;
  const where = ({ shops, fromAt, untilAt }: GiftRuleRow): string =>
    [
      shops.length === 0 ? t('gifts.allShops') : shops.join(t('app:joiner')), fromAt === null ? '' : t('gifts.fromWords', { time: fullMoment(fromAt) }),
      untilAt === null ? '' : t('gifts.untilWords', { time: fullMoment(untilAt) }),
    ].filter((words) => words !== '').join(' · ');
  return (
    <>
      <p className={styles['hint']}>{t('gifts.intro')}</p>
      <div className={styles['row']}>
        <Button kind="primary" onClick={() => setDraft(emptyGift)}>{t('gifts.add')}</Button>
      </div>
      <RefusalNotice refusal={asked.refusal} />
      {asked.value !== undefined && (
        <Panel title={t('gifts.title')} flush>
          {rules.length === 0 ? (
            <EmptyState icon="check" title={t('gifts.none')} text={t('gifts.noneText')} />
          ) : (
            <PlainTable
              label={t('gifts.title')} rows={rules} rowKey={(rule) => rule.id}
              columns={[
                { key: 'name', title: t('gifts.name'), render: (rule) => <><strong>{rule.name}</strong> {!rule.active && <Tag>{t('gifts.inactive')}</Tag>}</> },
                { key: 'when', title: t('gifts.when'), render: (rule) => `${forWhat(rule)} · ${t(rule.often === 'once' ? 'gifts.onceWords' : 'gifts.eachWords')}` },
                { key: 'gift', title: t('gifts.gift'), render: (rule) => <span title={rule.giftTitle}>{t('gifts.giveWords', { sku: rule.giftSkuCode, quantity: rule.giftQuantity })}</span> },
                { key: 'where', title: t('gifts.shops'), render: where },
                { key: 'given', title: '', align: 'end', tight: true, render: (rule) => t('gifts.given', { count: rule.given }) },
                { key: 'edit', title: <span className="visually-hidden">{t('gifts.edit')}</span>, align: 'end', tight: true, render: (rule) => <Button kind="quiet" onClick={() => setDraft(giftDraftOf(rule))}>{t('gifts.edit')}</Button> },
              ]}
            />
          )}
        </Panel>
      )}
    </>
  );
};
