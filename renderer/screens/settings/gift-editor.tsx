import { Input, Radio, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { MomentField } from '../../app/moment-field.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { readGift, type GiftDraft } from './gift-draft.ts';
import styles from './gifts.module.css';

/** IN-8: one rule, read as a sentence: for what, how often, what is given, when and where. */
export const GiftEditor = ({ start, shops, onDone }: { readonly start: GiftDraft; readonly shops: readonly string[]; readonly onDone: () => void }) => {
  const { t } = useTranslation('orderChanges');
  const [draft, setDraft] = useState(start);
  const save = useCommand(backroom.orderChanges.saveGiftRule);
  const rule = readGift(draft);
  const change = (more: Partial<GiftDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const submit = async (): Promise<void> => {
    if (rule === null) return;
    const answer = await save.run({ id: draft.id, rule });
    if (answer?.ok === true) onDone();
  };
  return (
    <Panel title={t(draft.id === null ? 'gifts.add' : 'gifts.edit')}>
      <form
        className={styles['editor']} aria-label={t('gifts.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
        }}
      >
        <div className={styles['pair']}>
          <label>
            {t('gifts.name')}
            <Input id="gift-name" autoFocus maxLength={60} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
          </label>
          <label className={styles['switch']}>
            <Switch checked={draft.active} onChange={(active) => change({ active })} /> {t(draft.active ? 'gifts.active' : 'gifts.inactive')}
          </label>
        </div>
        <div className={styles['row']}>
          <span>{t('gifts.when')}</span>
          <Radio.Group
            aria-label={t('gifts.when')} value={draft.kind} onChange={(event) => change({ kind: event.target.value as GiftDraft['kind'] })}
            options={(['spend', 'buy'] as const).map((value) => ({ value, label: t(`gifts.${value}`) }))}
          />
          {draft.kind === 'spend' ? (
            <Input id="gift-amount" className={styles['short'] ?? ''} inputMode="decimal" prefix="¥" aria-label={t('gifts.amount')} value={draft.amount} onChange={(event) => change({ amount: event.target.value })} />
          ) : (
            <Input id="gift-pieces" className={styles['short'] ?? ''} inputMode="numeric" aria-label={t('gifts.pieces')} value={draft.pieces} onChange={(event) => change({ pieces: event.target.value })} />
          )}
        </div>
        {draft.kind === 'buy' && (
          <label>
            {t('gifts.codes')}
            <Input.TextArea id="gift-codes" autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} placeholder={t('gifts.codesHint')} value={draft.codes} onChange={(event) => change({ codes: event.target.value })} />
          </label>
        )}
        <div className={styles['row']}>
          <span>{t('gifts.often')}</span>
          <Radio.Group
            aria-label={t('gifts.often')} value={draft.often} onChange={(event) => change({ often: event.target.value as GiftDraft['often'] })}
            options={(['once', 'each'] as const).map((value) => ({ value, label: t(`gifts.${value}`) }))}
          />
        </div>
        <div className={styles['pair']}>
          <label>
            {t('gifts.gift')}
            <Input id="gift-sku" placeholder={t('gifts.giftHint')} maxLength={60} spellCheck={false} value={draft.giftSkuCode} onChange={(event) => change({ giftSkuCode: event.target.value })} />
          </label>
          <label>
            {t('gifts.quantity')}
            <Input id="gift-quantity" inputMode="numeric" value={draft.giftQuantity} onChange={(event) => change({ giftQuantity: event.target.value })} />
          </label>
        </div>
        <div className={styles['pair']}>
          <MomentField name={t('gifts.from')} at={draft.fromAt} onAt={(fromAt) => change({ fromAt })} />
          <MomentField name={t('gifts.until')} at={draft.untilAt} onAt={(untilAt) => change({ untilAt })} />
        </div>
        {shops.length > 1 && (
          <fieldset className={styles['shops']}>
            <legend>{t('gifts.shops')}</legend>
            {draft.shops.length === 0 && <span className={styles['hint']}>{t('gifts.allShops')}</span>}
            {shops.map((shop) => (
              <label key={shop}>
                <input type="checkbox" checked={draft.shops.includes(shop)} onChange={(event) => change({ shops: event.target.checked ? [...draft.shops, shop] : draft.shops.filter((one) => one !== shop) })} /> {shop}
              </label>
            ))}
          </fieldset>
        )}
        <RefusalNotice refusal={save.refusal} />
        <div className={styles['row']}>
          <Button kind="primary" type="submit" keys="Enter" busy={save.busy} disabled={rule === null}>{t('gifts.save')}</Button>
          <Button keys="Esc" onClick={onDone}>{t('gifts.cancel')}</Button>
        </div>
      </form>
    </Panel>
  );
};
