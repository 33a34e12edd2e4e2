import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { couriers } from '../../../shared/domain/printing/couriers.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import styles from './claims.module.css';

type Term = OutputFor<'claims', 'terms'>[number];

/** How long a courier takes claims, and what it pays at most; what is not the shop's own is said to be a default. */
export const TermsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('claims');
  const dialog = useRef<HTMLDialogElement>(null);
  const { defaultCourier } = useShop();
  const [courierCode, setCourierCode] = useState<string>(defaultCourier);
  const terms = useAsked(() => backroom.claims.terms({ courierCode }), [courierCode], ['claims.changed']);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={t('terms.title')} onClose={onClose}>
      <div className={styles['form']}>
        <h2>{t('terms.title')}</h2>
        <p className={styles['quiet']}>{t('terms.text')}</p>
        <label className={styles['field']}>
          <span>{t('terms.courier')}</span>
          <select className={styles['input']} value={courierCode} onChange={(event) => setCourierCode(event.target.value)}>
            {[...new Set([defaultCourier, ...couriers.map(({ code }) => code)])].map((code) => <option key={code} value={code}>{courierName(code)}</option>)}
          </select>
        </label>
        <RefusalNotice refusal={terms.refusal} />
        <table className={styles['terms']}>
          <thead>
            <tr>
              <th scope="col">{t('terms.kind')}</th>
              <th scope="col">{t('terms.days')}</th>
              <th scope="col">{t('terms.most')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {(terms.value ?? []).map((term) => <TermRow key={`${courierCode} ${term.kind} ${String(term.days)} ${String(term.mostFen)} ${String(term.standard)}`} courierCode={courierCode} term={term} />)}
          </tbody>
        </table>
        <div className={styles['row']}>
          <Button keys="Esc" onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </dialog>
  );
};

const TermRow = ({ courierCode, term }: { readonly courierCode: string; readonly term: Term }) => {
  const { t } = useTranslation('claims');
  const [days, setDays] = useState(String(term.days));
  const [most, setMost] = useState(term.mostFen === null ? '' : yuanTyped(term.mostFen));
  const command = useCommand(backroom.claims.setTerms);
  const mostFen = most.trim() === '' ? null : fenOf(most);
  const wrong = !/^[1-9]\d{0,2}$/.test(days.trim()) || (most.trim() !== '' && mostFen === null);
  const changed = days.trim() !== String(term.days) || mostFen !== term.mostFen;
  const name = t(`kind.${term.kind}`);
  return (
    <>
      <tr>
        <th scope="row">{name} <Tag tone={term.standard ? 'amber' : 'green'}>{term.standard ? t('terms.standard') : t('terms.own')}</Tag></th>
        <td><input className={styles['input']} inputMode="numeric" aria-label={`${name} ${t('terms.days')}`} value={days} onChange={(event) => setDays(event.target.value)} /></td>
        <td><input className={styles['input']} inputMode="decimal" aria-label={`${name} ${t('terms.most')}`} value={most} onChange={(event) => setMost(event.target.value)} /></td>
        <td>
          {changed
            ? <Button kind="primary" disabled={wrong} busy={command.busy} onClick={() => void command.run({ courierCode, kind: term.kind, terms: { days: Number(days), mostFen } })}>{t('terms.save')}</Button>
            : !term.standard && <Button kind="quiet" busy={command.busy} onClick={() => void command.run({ courierCode, kind: term.kind, terms: null })}>{t('terms.reset')}</Button>}
        </td>
      </tr>
      {command.refusal !== undefined && <tr><td colSpan={4}><RefusalNotice refusal={command.refusal} /></td></tr>}
    </>
  );
};
