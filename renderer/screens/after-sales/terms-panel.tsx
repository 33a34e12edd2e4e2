import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseTerm } from '../../../shared/contract/after-sales.ts';
import { platforms, type Platform } from '../../../shared/domain/orders/platform.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import styles from './after-sales.module.css';

const units = ['hours', 'days', 'months'] as const;

/** AS-3, AS-6: how long what may take, and what customer service may give; what is not the shop's own is said to be a default. */
export const TermsPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['afterSales', 'terms']);
  const [platform, setPlatform] = useState<Platform>('taobao');
  const terms = useAsked(() => backroom.afterSales.terms({ platform }), [platform], ['after_sales.changed']);
  const limits = useAsked(() => backroom.afterSales.limits(), [], ['after_sales.changed']);
  useKeys({ Escape: onClose });
  return (
    <div className={styles['detail']} data-testid="terms">
      <div className={styles['line']}>
        <strong>{t('terms.title')}</strong>
        <span className={styles['grow']} />
        <Button autoFocus keys="Esc" onClick={onClose}>{t('action.close_dialog')}</Button>
      </div>
      {limits.value !== undefined && <Limit key={String(limits.value.customerServiceFen)} fen={limits.value.customerServiceFen} />}
      <p className={styles['quiet']}>{t('terms.text')}</p>
      <label className={styles['field']}>
        <span>{t('terms.platform')}</span>
        <select className={styles['input']} value={platform} onChange={(event) => setPlatform(event.target.value as Platform)}>
          {platforms.map((one) => <option key={one} value={one}>{t(`terms:platform.${one}`)}</option>)}
        </select>
      </label>
      <RefusalNotice refusal={terms.refusal} />
      <table className={styles['terms']}>
        <thead>
          <tr>
            <th scope="col">{t('form.kind')}</th>
            <th scope="col">{t('terms.step')}</th>
            <th scope="col">{t('terms.amount')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {(terms.value ?? []).map((term) => <TermRow key={`${platform} ${term.kind} ${term.step} ${String(term.amount)} ${term.unit} ${String(term.standard)}`} platform={platform} term={term} />)}
        </tbody>
      </table>
    </div>
  );
};

const TermRow = ({ platform, term }: { readonly platform: Platform; readonly term: CaseTerm }) => {
  const { t } = useTranslation('afterSales');
  const [amount, setAmount] = useState(String(term.amount));
  const [unit, setUnit] = useState(term.unit);
  const command = useCommand(backroom.afterSales.setTerm);
  const wrong = !/^(?:[1-9]\d?|[1-3]\d\d|400)$/.test(amount.trim());
  const changed = amount.trim() !== String(term.amount) || unit !== term.unit;
  const name = `${t(`kind.${term.kind}`)} ${t(`deadline.${term.step}`)}`;
  const save = (): void => {
    if (!wrong && changed) void command.run({ platform, kind: term.kind, step: term.step, term: { amount: Number(amount), unit } });
  };
  return (
    <>
      <tr data-term={`${term.kind}.${term.step}`}>
        <th scope="row">{t(`kind.${term.kind}`)}</th>
        <td>{t(`deadline.${term.step}`)} <Tag tone={term.standard ? 'amber' : 'green'}>{term.standard ? t('due.standard') : t('due.own')}</Tag></td>
        <td>
          <span className={styles['line']}>
            <input className={styles['small']} inputMode="numeric" aria-label={`${name} ${t('terms.amount')}`} aria-invalid={wrong} value={amount} onChange={(event) => setAmount(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && save()} />
            <select className={styles['small']} aria-label={`${name} ${t('terms.step')}`} value={unit} onChange={(event) => setUnit(event.target.value as CaseTerm['unit'])}>
              {units.map((one) => <option key={one} value={one}>{t(`terms.unit.${one}`)}</option>)}
            </select>
          </span>
        </td>
        <td>
          {changed
            ? <Button kind="primary" disabled={wrong} busy={command.busy} onClick={save}>{t('terms.save')}</Button>
            : !term.standard && <Button kind="quiet" busy={command.busy} onClick={() => void command.run({ platform, kind: term.kind, step: term.step, term: null })}>{t('terms.reset')}</Button>}
        </td>
      </tr>
      {command.refusal !== undefined && <tr><td colSpan={4}><RefusalNotice refusal={command.refusal} /></td></tr>}
    </>
  );
};

const Limit = ({ fen }: { readonly fen: number | null }) => {
  const { t } = useTranslation('afterSales');
  const [typed, setTyped] = useState(fen === null ? '' : yuanTyped(fen));
  const command = useCommand(backroom.afterSales.setLimits);
  const limit = typed.trim() === '' ? null : fenOf(typed);
  const wrong = typed.trim() !== '' && limit === null;
  return (
    <form
      className={styles['field']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) void command.run({ customerServiceFen: limit });
      }}
    >
      <span>{t('terms.limit')}</span>
      <span className={styles['inline']}>
        <input className={styles['input']} inputMode="decimal" aria-label={t('terms.limit')} aria-invalid={wrong} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit" busy={command.busy} disabled={wrong || limit === fen}>{t('terms.save')}</Button>
      </span>
      <span className={styles['quiet']}>{t('terms.limitHint')}</span>
      <RefusalNotice refusal={command.refusal} />
    </form>
  );
};
