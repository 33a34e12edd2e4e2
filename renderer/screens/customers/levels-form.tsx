import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSettings } from '../../../shared/contract/customer-settings.ts';
import { mostLevels } from '../../../shared/domain/customers/levels.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './forms.module.css';

type Typed = { readonly name: string; readonly from: string; readonly pays: string };

const whole = (text: string, least: number, most: number): number | null => {
  const typed = text.normalize('NFKC').trim();
  const value = Number(typed);
  return /^\d+$/.test(typed) && value >= least && value <= most ? value : null;
};

const levelIn = ({ name, from, pays }: Typed): CustomerSettings['levels'][number] | null => {
  const fromFen = fenOf(from);
  const paysPercent = whole(pays, 1, 100);
  return name.trim() === '' || fromFen === null || fromFen === 0 || paysPercent === null ? null : { name: name.trim(), fromFen, paysPercent };
};

type Props = { readonly settings: CustomerSettings; readonly onDone: () => void };

/** CU-3, the manager's: levels by spend with their discount, and when refunds are many. Nothing is promised to anybody before this is filled in. */
export const LevelsForm = ({ settings, onDone }: Props) => {
  const { t } = useTranslation('customers');
  const [levels, setLevels] = useState<readonly Typed[]>(() => settings.levels.map(({ name, fromFen, paysPercent }) => ({ name, from: yuanTyped(fromFen), pays: String(paysPercent) })));
  const [currency, setCurrency] = useState(settings.currency);
  const [atLeast, setAtLeast] = useState(String(settings.returns.atLeast));
  const [percent, setPercent] = useState(String(settings.returns.percent));
  const save = useCommand(backroom.customers.setSettings);
  const read = levels.map(levelIn);
  const sound = read.filter((level) => level !== null);
  const returns = { atLeast: whole(atLeast, 1, 1000), percent: whole(percent, 1, 100) };
  const fits = sound.length === levels.length && returns.atLeast !== null && returns.percent !== null && /^[A-Z]{3}$/.test(currency.trim().toUpperCase());
  const change = (index: number, part: Partial<Typed>): void => setLevels(levels.map((level, at) => (at === index ? { ...level, ...part } : level)));
  const submit = async (): Promise<void> => {
    if (!fits || returns.atLeast === null || returns.percent === null) return;
    const answer = await save.run({ currency: currency.trim().toUpperCase(), levels: sound, returns: { atLeast: returns.atLeast, percent: returns.percent } });
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      className={styles['form']} aria-label={t('levels.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <h2>{t('levels.title')}</h2>
      <p className={styles['quiet']}>{t('levels.text')}</p>
      <label className={styles['field']}>
        <span>{t('levels.currency')}</span>
        <input className={styles['short']} value={currency} maxLength={3} onChange={(event) => setCurrency(event.target.value)} />
      </label>
      {levels.length === 0 ? (
        <p className={styles['empty']}>
          {t('levels.none')}
          <Button onClick={() => setLevels([{ name: 'VIP1', from: '1000', pays: '98' }, { name: 'VIP2', from: '5000', pays: '95' }, { name: 'VIP3', from: '20000', pays: '90' }])}>{t('levels.example')}</Button>
        </p>
      ) : (
        <div className={styles['levels']} role="group" aria-label={t('view.levels')}>
          <span>{t('levels.name')}</span>
          <span>{t('levels.from')}</span>
          <span title={t('levels.paysHint')}>{t('levels.pays')}</span>
          <span />
          {levels.map((level, index) => [
            <input key={`name${String(index)}`} value={level.name} maxLength={20} aria-label={t('levels.name')} aria-invalid={level.name.trim() === ''} onChange={(event) => change(index, { name: event.target.value })} />,
            <input key={`from${String(index)}`} value={level.from} inputMode="decimal" aria-label={t('levels.from')} aria-invalid={(fenOf(level.from) ?? 0) === 0} onChange={(event) => change(index, { from: event.target.value })} />,
            <input key={`pays${String(index)}`} value={level.pays} inputMode="numeric" aria-label={t('levels.pays')} aria-invalid={whole(level.pays, 1, 100) === null} onChange={(event) => change(index, { pays: event.target.value })} />,
            <Button key={`gone${String(index)}`} kind="quiet" aria-label={t('levels.remove')} title={t('levels.remove')} onClick={() => setLevels(levels.filter((_, at) => at !== index))}><Icon name="cross" size={14} /></Button>,
          ])}
        </div>
      )}
      <p className={styles['quiet']}>{t('levels.paysHint')}</p>
      {levels.length < mostLevels && <div><Button icon={<Icon name="plus" size={14} />} onClick={() => setLevels([...levels, { name: '', from: '', pays: '' }])}>{t('levels.add')}</Button></div>}
      <h3>{t('levels.returns')}</h3>
      <label className={styles['field']}><span>{t('levels.atLeast')}</span><input className={styles['short']} value={atLeast} inputMode="numeric" onChange={(event) => setAtLeast(event.target.value)} /></label>
      <label className={styles['field']}><span>{t('levels.percent')}</span><input className={styles['short']} value={percent} inputMode="numeric" onChange={(event) => setPercent(event.target.value)} /></label>
      <RefusalNotice refusal={save.refusal} />
      <div className={styles['actions']}>
        <Button type="submit" kind="primary" busy={save.busy} disabled={!fits} data-testid="save-levels">{t('levels.save')}</Button>
        <Button keys="Esc" onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
