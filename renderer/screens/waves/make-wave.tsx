import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaveId } from '../../../shared/domain/ids.ts';
import { mostParcelsInWave, urgencies, waveSizes, type Urgency, type WaveSize } from '../../../shared/domain/packing/waves.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { waveEvents } from './waves-overview.tsx';
import styles from './make-wave.module.css';

const urgentFirst: readonly Urgency[] = [...urgencies].reverse();

/** What goes together, and what that would hold before it is made. */
export const MakeWave = ({ onMade }: { readonly onMade: (waveId: WaveId) => void }) => {
  const { t } = useTranslation('waves');
  const [courierCode, setCourierCode] = useState<string | null>(null);
  const [urgency, setUrgency] = useState<Urgency>('all');
  const [size, setSize] = useState<WaveSize>('any');
  const [typed, setTyped] = useState('30');
  const [slots, setSlots] = useState(true);
  const [mine, setMine] = useState(true);
  const most = Math.min(mostParcelsInWave, Math.max(1, Number.parseInt(typed, 10) || 1));
  const wish = { courierCode, urgency, size, most };
  // Typing a number does not choose a wave for each digit.
  const settled = useSettled(JSON.stringify(wish), 120);
  const preview = useAsked(() => backroom.waves.preview(wish), [settled], waveEvents);
  const make = useCommand(() => backroom.waves.make({ ...wish, slots: slots && size !== 'single_piece', mine }));
  const held = preview.value;
  const eligible = held?.eligible ?? [];
  return (
    <Panel title={t('make.title')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void make.run().then((answer) => {
            if (answer?.ok === true) onMade(answer.value.waveId);
          });
        }}
      >
        <label>
          {t('make.courier')}
          <select value={courierCode ?? ''} onChange={(event) => setCourierCode(event.target.value === '' ? null : event.target.value)}>
            <option value="">{`${t('allCouriers')} · ${t('make.eligible', { n: figure(eligible.reduce((sum, one) => sum + one.parcels, 0)) })}`}</option>
            {eligible.map((one) => (
              <option key={one.courierCode} value={one.courierCode}>{`${termOr('courier', one.courierCode)} · ${figure(one.parcels)}`}</option>
            ))}
            {courierCode !== null && eligible.every((one) => one.courierCode !== courierCode) && <option value={courierCode}>{`${termOr('courier', courierCode)} · 0`}</option>}
          </select>
        </label>
        <Choice legend={t('make.urgency')} options={urgentFirst} chosen={urgency} words={(one) => t(`make.${one}`)} onChoose={setUrgency} />
        <Choice legend={t('make.size')} options={waveSizes} chosen={size} words={(one) => t(`make.${one}`)} onChoose={setSize} />
        <label className={styles['most']}>
          {t('make.most')}
          <input value={typed} inputMode="numeric" maxLength={3} onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))} onBlur={() => setTyped(String(most))} />
          {t('make.parcels')}
        </label>
        <Check checked={slots && size !== 'single_piece'} disabled={size === 'single_piece'} words={t('make.slots')} hint={t('make.slotsText')} onChange={setSlots} />
        <Check checked={mine} words={t('make.mine')} hint={t('make.mineText')} onChange={setMine} />
        <div className={styles['holds']} aria-live="polite" data-testid="wave-holds">
          <h3>{t('make.holds')}</h3>
          {held === undefined ? null : held.parcels === 0 ? (
            <p>
              <b>{t('make.nothing')}</b>
              <span>{t('make.nothingText')}</span>
            </p>
          ) : (
            <>
              <p>
                <b>{t('make.parcelsCount', { n: figure(held.parcels) })}</b>
                <b>{t('make.pieces', { n: figure(held.pieces) })}</b>
              </p>
              <p>
                <span>{t('make.shelves', { n: figure(held.shelves) })}</span>
                <span>{t('make.skus', { n: figure(held.skus) })}</span>
              </p>
              {held.late + held.today > 0 && (
                <p>
                  {held.late > 0 && <span className={styles['late']}>{t('make.late_n', { n: figure(held.late) })}</span>}
                  {held.today > 0 && <span>{t('make.today_n', { n: figure(held.today) })}</span>}
                </p>
              )}
            </>
          )}
        </div>
        <RefusalNotice refusal={make.refusal ?? preview.refusal} />
        <Button type="submit" kind="primary" size="large" busy={make.busy} disabled={held === undefined || held.parcels === 0} data-testid="make-wave">
          {t('make.go')}
        </Button>
      </form>
      <div className={styles['labels']}>
        <PrintPaperButton paper={{ kind: 'sku_label', labels: [], slots: most }} label={t('make.labels')} />
        <span>{t('make.labelsText')}</span>
      </div>
    </Panel>
  );
};

type ChoiceProps<T extends string> = {
  readonly legend: string; readonly options: readonly T[]; readonly chosen: T; readonly words: (option: T) => string; readonly onChoose: (option: T) => void;
};

const Choice = <T extends string>({ legend, options, chosen, words, onChoose }: ChoiceProps<T>) => (
  <fieldset className={styles['choice']}>
    <legend>{legend}</legend>
    {options.map((option) => (
      <label key={option}>
        <input type="radio" name={legend} value={option} checked={option === chosen} onChange={() => onChoose(option)} />
        {words(option)}
      </label>
    ))}
  </fieldset>
);

type CheckProps = { readonly checked: boolean; readonly disabled?: boolean; readonly words: string; readonly hint: string; readonly onChange: (on: boolean) => void };

const Check = ({ checked, disabled = false, words, hint, onChange }: CheckProps) => (
  <label className={styles['check']}>
    <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
    <span>
      {words}
      <i>{hint}</i>
    </span>
  </label>
);
